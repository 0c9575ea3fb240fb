namespace ChatOps.Workforce.Store.Channels;

/// <summary>A message that was sent, to be changed when there is more to say of the same topic, or to be known when somebody reacts to it.</summary>
public sealed record SentMessage
{
    /// <summary>The conversation.</summary>
    public required string ConversationId { get; init; }

    /// <summary>What it is about, e.g. <c>training/7</c> or <c>answer/</c> and the event that it answers.</summary>
    public required string Topic { get; init; }

    /// <summary>The channel's id of the message.</summary>
    public required string MessageId { get; init; }

    /// <summary>When it was last sent or changed, UTC.</summary>
    public required DateTime At { get; init; }
}
