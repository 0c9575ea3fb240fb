namespace ChatOps.Workforce.Store.Training;

/// <summary>
/// comprehensive_training_data (design document §9.3, §9.4): one row per outcome with all that was known of task and person, under the document's
/// column names. Days are moments at midnight, without a zone, as its queries expect.
/// </summary>
internal sealed class ComprehensiveTrainingRow
{
    /// <summary>The outcome's assignment.</summary>
    public required string AssignmentId { get; init; }

    public required string UserId { get; init; }

    public string? Department { get; init; }

    public string? Seniority { get; init; }

    public required string TaskId { get; init; }

    public string? TaskTitle { get; init; }

    public string? Difficulty { get; init; }

    public string? Priority { get; init; }

    public double? EstimatedHours { get; init; }

    public double? ActualHours { get; init; }

    public DateTime? CompletionDate { get; init; }

    public string? ProjectId { get; init; }

    public string? ProjectName { get; init; }

    public DateTime? AssignmentDate { get; init; }

    public string? AssignmentMethod { get; init; }

    /// <summary>Always null: the document copies it, but an address teaches a model nothing.</summary>
    public string? Email { get; init; }

    /// <summary>When the task was created.</summary>
    public DateTime? CreatedDate { get; init; }

    /// <summary>Always null: when somebody signed in says nothing of work.</summary>
    public DateTime? LastLogin { get; init; }

    public string? DepartmentId { get; init; }

    public string? SeniorityLevel { get; init; }

    public double? ExperienceYears { get; init; }

    /// <summary>The person's skills, as a JSON array of names.</summary>
    public string? SkillName { get; init; }

    /// <summary>Their levels, in the same order.</summary>
    public string? ProficiencyLevel { get; init; }

    /// <summary>Mean years of use.</summary>
    public double? YearsOfExperience { get; init; }

    /// <summary>Mean of promised over working hours.</summary>
    public double? Utilization { get; init; }

    /// <summary>Mean working hours of a week.</summary>
    public double? Capacity { get; init; }

    public int? SuccessRating { get; init; }

    public double? QualityScore { get; init; }

    public double? TimelinessScore { get; init; }

    /// <summary>0.4 time + 0.6 quality (§9.2), 0 to 1.</summary>
    public double? PerformanceScore { get; init; }

    /// <summary>0.6 time accuracy + 0.4 utilization near 80 % (§9.3), 0 to 1: a feature, not the score.</summary>
    public double? EfficiencyScore { get; init; }

    public DateTime CreatedAt { get; init; }
}
