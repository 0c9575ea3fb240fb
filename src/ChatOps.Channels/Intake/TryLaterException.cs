namespace ChatOps.Channels.Intake;

/// <summary>The channel can't take the answer now (429, 5xx, unreachable): the event is worked on again later.</summary>
/// <param name="message">What the channel said, without personal data.</param>
/// <param name="after">How long the channel asks to wait; null if it doesn't say.</param>
/// <param name="inner">What was thrown.</param>
public sealed class TryLaterException(string message, TimeSpan? after = null, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>How long the channel asks to wait; null if it doesn't say.</summary>
    public TimeSpan? After { get; } = after;
}
