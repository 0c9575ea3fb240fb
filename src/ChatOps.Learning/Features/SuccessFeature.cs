namespace ChatOps.Learning.Features;

/// <summary>
/// What the success model looks at, for one person and one task, as known on the snapshot's day. Training and serving take the same
/// values from the same place (<see cref="SuccessFeatures"/>).
/// </summary>
public enum SuccessFeature
{
    /// <summary>How much of what the task asks for the person has, 0 to 1 (design document §8.2: mandatory skills twice, a lower level 0.8 of its share).</summary>
    SkillMatch,

    /// <summary>Weighted mean of the levels that are missing, 0 to 5.</summary>
    ProficiencyGap,

    /// <summary>Past performance, 0 to 1, shrunk to the mean of the seniority (0.4 time + 0.6 quality, design document §9.2).</summary>
    PastPerformance,

    /// <summary>Share of finished tasks rated 4 or 5, 0 to 1, shrunk to the company's.</summary>
    PastSuccess,

    /// <summary>Seniority, 1 to 7.</summary>
    Seniority,

    /// <summary>Years of experience, cut at 10.</summary>
    Experience,

    /// <summary>Difficulty, 1 to 3.</summary>
    Difficulty,

    /// <summary>Priority, 1 to 4.</summary>
    Priority,

    /// <summary>Natural logarithm of the estimated hours.</summary>
    LogHours,
}
