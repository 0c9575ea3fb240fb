namespace ChatOps.Workforce.Store.Jobs;

/// <summary>An A/B test of a version, or of no recommendation.</summary>
public sealed record ExperimentRecord
{
    /// <summary>Its number.</summary>
    public int Id { get; init; }

    /// <summary>Its design, as JSON.</summary>
    public required string Design { get; init; }

    /// <summary>Who started it.</summary>
    public required string StartedBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTime StartedAt { get; init; }

    /// <summary>Who ended it; null while it runs.</summary>
    public string? EndedBy { get; init; }

    /// <summary>UTC; null while it runs.</summary>
    public DateTime? EndedAt { get; init; }
}
