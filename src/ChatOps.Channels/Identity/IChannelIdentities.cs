using ChatOps.Agent.Access;

namespace ChatOps.Channels.Identity;

/// <summary>Decides who somebody of a channel is in the company, and what they may do.</summary>
public interface IChannelIdentities
{
    /// <summary>The speaker behind a user; an unknown one is an employee without a person.</summary>
    /// <param name="user">The user, verified.</param>
    /// <param name="findEmail">Asks the channel for the user's e-mail where configuration allows it; null where the channel doesn't say. What it says is cached.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task<Speaker> FindAsync(ChannelUser user, Func<CancellationToken, Task<string?>> findEmail, CancellationToken cancellationToken);
}
