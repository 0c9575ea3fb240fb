namespace ChatOps.Workforce.Store.Channels;

/// <summary>A conversation in which a channel can speak unasked.</summary>
public sealed record KnownConversation
{
    /// <summary>Id of the conversation, with its channel before it, e.g. <c>slack:T1/C1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Key of the speaker whose it is, where it is one person's; null for a channel of many. With the person it is erased.</summary>
    public string? OwnerId { get; init; }

    /// <summary>What the channel needs to speak there, as JSON of the channel's: ids and addresses, no names.</summary>
    public required string Address { get; init; }

    /// <summary>Whether the channel turned the bot away there, because it was removed.</summary>
    public bool IsBlocked { get; init; }

    /// <summary>When this became so, UTC.</summary>
    public required DateTime Updated { get; init; }
}
