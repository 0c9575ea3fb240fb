using ChatOps.Channels.Identity;

namespace ChatOps.Channels.Slack.Protocol;

/// <summary>What was read from a request or an envelope, and what becomes of it by rule.</summary>
/// <param name="Event">What to work on; null if there is nothing.</param>
/// <param name="Refusal">Why it is turned away, as the audit's code; null if it isn't.</param>
/// <param name="Challenge">What Slack wants to hear back when the address is entered; null otherwise.</param>
/// <param name="IsMalformed">Whether it is nothing that Slack sends.</param>
/// <param name="IsUnknown">Whether it is of a type that Slack has no reason to send: acknowledged and left, with a line in the audit.</param>
/// <param name="Sender">Who is turned away.</param>
internal sealed record SlackReading(SlackEvent? Event = null, string? Refusal = null, string? Challenge = null, bool IsMalformed = false, bool IsUnknown = false, ChannelUser? Sender = null)
{
    /// <summary>Acknowledged and left.</summary>
    public static SlackReading Ignore { get; } = new();

    public static SlackReading Unknown { get; } = new(IsUnknown: true);

    public static SlackReading Malformed { get; } = new(IsMalformed: true);

    public static SlackReading Refuse(string code, ChannelUser? sender = null) => new(Refusal: code, Sender: sender);
}
