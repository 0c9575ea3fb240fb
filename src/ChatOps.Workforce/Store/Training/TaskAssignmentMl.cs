namespace ChatOps.Workforce.Store.Training;

/// <summary>task_assignments_ml (design document §9.2): one row per task, person and day.</summary>
internal sealed class TaskAssignmentMl
{
    public long Id { get; init; }

    public required string TaskId { get; init; }

    public required string UserId { get; init; }

    public DateTime AssignmentDate { get; init; }

    public string? AssignmentMethod { get; init; }

    public double? RecommendationScore { get; init; }

    /// <summary>JSON object: skill to level.</summary>
    public string? TaskRequiredSkills { get; init; }

    /// <summary>JSON object: skill to level.</summary>
    public string? UserSkills { get; init; }

    public string? DepartmentId { get; init; }

    public string? SeniorityLevel { get; init; }

    public DateTime? CreatedAt { get; init; }
}
