namespace ChatOps.Channels.Intake;

/// <summary>Something that happened on a channel, verified, as it came.</summary>
/// <param name="Channel">The channel: <c>teams</c> or <c>slack</c>.</param>
/// <param name="EventId">The channel's id of the event; a second delivery has the same one.</param>
/// <param name="Body">What the channel's handler needs to work on it, as JSON.</param>
/// <param name="ReceivedAt">When it came, UTC.</param>
public sealed record ChannelEvent(string Channel, string EventId, string Body, DateTime ReceivedAt)
{
    /// <summary>Earliest time of the work on it, UTC. Default at once.</summary>
    public DateTime NotBefore { get; init; } = ReceivedAt;
}
