namespace ChatOps.Workforce.Store.Jobs;

/// <summary>One training job.</summary>
public sealed record TrainingJobRecord
{
    /// <summary>Its number.</summary>
    public int Id { get; init; }

    /// <summary><c>ranking</c>, <c>performance</c> or <c>all</c>.</summary>
    public required string Model { get; init; }

    /// <summary>Whether parameters are searched too.</summary>
    public bool IsTuned { get; init; }

    /// <summary>Who asked: key of a speaker, or <c>schedule</c>.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>The conversation that is told how it goes; null for none.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Where it stands.</summary>
    public JobState State { get; init; }

    /// <summary>What is being done, as a short word; null before it begins.</summary>
    public string? Stage { get; init; }

    /// <summary>Share done, 0 to 1.</summary>
    public double Share { get; init; }

    /// <summary>How often it was begun: a host that was killed has it begun again once.</summary>
    public int Attempts { get; init; }

    /// <summary>What came of it, as a sentence; null while it is not over.</summary>
    public string? Message { get; init; }

    /// <summary>Number of the version that it made; null for none.</summary>
    public int? Version { get; init; }

    /// <summary>UTC.</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>UTC; null before it begins.</summary>
    public DateTime? StartedAt { get; init; }

    /// <summary>UTC; null while it is not over.</summary>
    public DateTime? EndedAt { get; init; }
}
