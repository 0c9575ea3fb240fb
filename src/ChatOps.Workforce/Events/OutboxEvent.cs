namespace ChatOps.Workforce.Events;

/// <summary>An event of our own that is written with what it tells, and sent afterwards: store and topic never disagree.</summary>
internal sealed class OutboxEvent
{
    /// <summary>Order of sending.</summary>
    public long Id { get; init; }

    public required string Topic { get; init; }

    public required string Key { get; init; }

    /// <summary>The event as JSON.</summary>
    public required string Payload { get; init; }

    public DateTimeOffset Created { get; init; }
}
