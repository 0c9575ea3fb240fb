namespace ChatOps.Workforce.Store.Conversations;

/// <summary>One line of the audit. Only ever added.</summary>
public sealed record AuditRecord
{
    /// <summary>Running number, given by the store.</summary>
    public long Id { get; init; }

    /// <summary>When, UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>Who.</summary>
    public required string SpeakerId { get; init; }

    /// <summary>With which role.</summary>
    public required string Role { get; init; }

    /// <summary>Where.</summary>
    public required string ConversationId { get; init; }

    /// <summary>In answer to which event.</summary>
    public required string EventId { get; init; }

    /// <summary>Full name of the function.</summary>
    public required string Function { get; init; }

    /// <summary>Its arguments, as JSON.</summary>
    public required string Arguments { get; init; }

    /// <summary>Who planned it: <c>offline</c>, <c>button</c>, or the language model's name.</summary>
    public required string Planner { get; init; }

    /// <summary>Version of the ranking model that was serving.</summary>
    public required int RankingVersion { get; init; }

    /// <summary>What came of it.</summary>
    public required string Outcome { get; init; }
}
