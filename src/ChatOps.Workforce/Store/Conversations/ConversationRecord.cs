namespace ChatOps.Workforce.Store.Conversations;

/// <summary>What a conversation remembers between turns.</summary>
public sealed record ConversationRecord
{
    /// <summary>Id of the conversation, with its channel before it, e.g. <c>web:5f2c</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Who leads it, where it is one person's; null for a channel of many.</summary>
    public string? OwnerId { get; init; }

    /// <summary>What it remembers, as JSON of the agent's.</summary>
    public required string State { get; init; }

    /// <summary>When it was last used, UTC.</summary>
    public required DateTime Updated { get; init; }
}
