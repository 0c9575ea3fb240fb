namespace ChatOps.Workforce.Store.Training;

/// <summary>task_completions (design document §9.2): one row per finished task and person and day.</summary>
internal sealed class TaskCompletion
{
    public long Id { get; init; }

    public required string TaskId { get; init; }

    public required string UserId { get; init; }

    public DateTime CompletionDate { get; init; }

    public double? ActualHours { get; init; }

    public double? EstimatedHours { get; init; }

    /// <summary>0.4 time + 0.6 quality, 0 to 1.</summary>
    public double? PerformanceScore { get; init; }

    /// <summary>0 to 5, as the events have it.</summary>
    public double? QualityScore { get; init; }

    public string? Feedback { get; init; }

    public DateTime? CreatedAt { get; init; }
}
