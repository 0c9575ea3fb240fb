namespace ChatOps.Workforce.Store.Channels;

/// <summary>Something that happened on a channel, and how far the work on it is: one row, so that neither is ever without the other.</summary>
public sealed record ChannelEventRecord
{
    /// <summary>Running number, given by the store: the order of arrival.</summary>
    public long Id { get; init; }

    /// <summary>The channel, e.g. <c>slack</c>.</summary>
    public required string Channel { get; init; }

    /// <summary>The channel's id of the event, unique within the channel.</summary>
    public required string EventId { get; init; }

    /// <summary>The conversation within which events are worked on one at a time, in their order.</summary>
    public required string Conversation { get; init; }

    /// <summary>What the channel's handler needs, as JSON; empty once the work is over, because it holds what people wrote.</summary>
    public required string Body { get; init; }

    /// <summary>When it came, UTC.</summary>
    public required DateTime ReceivedAt { get; init; }

    /// <summary>Where the work stands.</summary>
    public ChannelEventState State { get; init; }

    /// <summary>How often work on it was begun.</summary>
    public int Attempts { get; init; }

    /// <summary>Earliest time of the next attempt, UTC.</summary>
    public required DateTime NextAttemptAt { get; init; }

    /// <summary>Id of the channel's message that carries the answer, or its placeholder; null while there is none.</summary>
    public string? MessageId { get; init; }

    /// <summary>The host that works on it; null if none does.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>The trace that it came in, as W3C's <c>traceparent</c>, so that the work on it is told as the same one; null for none.</summary>
    public string? TraceParent { get; init; }

    /// <summary>Until when that host has it, UTC, unless it extends the time: one that has died does not.</summary>
    public DateTime? ClaimedUntil { get; init; }
}
