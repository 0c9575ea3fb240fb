namespace ChatOps.Workforce.Store.Conversations;

/// <summary>One thing that was said and its answer. Its event id is what makes a second delivery harmless.</summary>
public sealed record TurnRecord
{
    /// <summary>The conversation.</summary>
    public required string ConversationId { get; init; }

    /// <summary>Id of the channel's event, unique within the conversation.</summary>
    public required string EventId { get; init; }

    /// <summary>Place in the conversation: grows from turn to turn.</summary>
    public required long Number { get; init; }

    /// <summary>Who spoke.</summary>
    public required string SpeakerId { get; init; }

    /// <summary>The words.</summary>
    public required string Said { get; init; }

    /// <summary>The answer, as JSON of the agent's.</summary>
    public required string Reply { get; init; }

    /// <summary>When it was answered, UTC.</summary>
    public required DateTime At { get; init; }
}
