using ChatOps.Channels.Identity;

namespace ChatOps.Channels.Intake;

/// <summary>Puts what a channel turned away into the audit: bad signatures and tokens, replays, presses of somebody else's buttons.</summary>
public interface IChannelRefusals
{
    /// <summary>Notes a refusal. Bounded: a flood of bad requests can't fill the audit.</summary>
    /// <param name="channel">The channel: <c>teams</c> or <c>slack</c>.</param>
    /// <param name="code">What was wrong, e.g. <c>bad-signature</c>, <c>wrong-audience</c>, <c>not-yours</c>.</param>
    /// <param name="sender">Who, as far as that was verified; null if it was not.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task NoteAsync(string channel, string code, ChannelUser? sender, CancellationToken cancellationToken);
}
