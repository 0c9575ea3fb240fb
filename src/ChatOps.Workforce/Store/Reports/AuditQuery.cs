namespace ChatOps.Workforce.Store.Reports;

/// <summary>Which lines of the audit are wanted; what is null does not matter.</summary>
public sealed record AuditQuery
{
    /// <summary>Stands in the speaker, the function, the arguments or the conversation, in any case.</summary>
    public string? Text { get; init; }

    /// <summary>Role of the speaker, e.g. <c>Admin</c>.</summary>
    public string? Role { get; init; }

    /// <summary>What came of it, e.g. <c>Denied</c>.</summary>
    public string? Outcome { get; init; }

    /// <summary>Plugin of the function, e.g. <c>training</c>.</summary>
    public string? Plugin { get; init; }

    /// <summary>First moment, UTC, included.</summary>
    public DateTime? From { get; init; }

    /// <summary>Last moment, UTC, not included.</summary>
    public DateTime? Until { get; init; }
}
