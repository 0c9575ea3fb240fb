namespace ChatOps.Learning.Features;

/// <summary>
/// What the learned models look at, for one person and one task, as known on the snapshot's day (design document §2.3, §4.2, §7.2, §9.4).
/// Training and serving take the same values from the same place (<see cref="SuccessFeatures"/>). A value that isn't known is NaN and
/// never 0; <see cref="FeatureEncoding"/> says what is made of it. Means of a person are shrunk to their seniority's
/// (<see cref="ShrunkMeans"/>), so they are always known.
/// </summary>
public enum SuccessFeature
{
    /// <summary>How much of what the task asks for the person has, 0 to 1 (§8.2: mandatory skills twice, a lower level 0.8 of its share).</summary>
    SkillMatch,

    /// <summary>Skills asked for and had, over skills asked for or had, 0 to 1 (§7.2, Jaccard). Unknown where the task asks for none.</summary>
    SkillOverlap,

    /// <summary>Cosine between levels asked for and levels had, 0 to 1 (§4.2). Unknown where the task asks for none.</summary>
    SkillCosine,

    /// <summary>Weighted mean of the levels that are missing, 0 to 5.</summary>
    ProficiencyGap,

    /// <summary>Years of experience over the most years a skill of the task asks for, cut at 3 (§7.2). Unknown where it asks for no years.</summary>
    ExperienceRatio,

    /// <summary>The department's share of finished work that asked for the task's skills, 0 to 1. Unknown where there is none.</summary>
    DepartmentMatch,

    /// <summary>Finished work of the last six months that asked for one of the task's skills, n / (n + 3), 0 to 1.</summary>
    RecentPractice,

    /// <summary>Own finished work in the task's project, n / (n + 3), 0 to 1. Unknown without a project.</summary>
    TeamFamiliarity,

    /// <summary>What similar people's ratings on tasks with such attributes foretell, 0 to 1 (factor model). Unknown before it is trained.</summary>
    Collaborative,

    /// <summary>Mean quality of finished work, 0 to 1, shrunk.</summary>
    PastQuality,

    /// <summary>Mean timeliness of finished work, 0 to 1, shrunk.</summary>
    PastTimeliness,

    /// <summary>Share of finished work rated 4 or 5, 0 to 1, shrunk.</summary>
    PastSuccess,

    /// <summary>Performance score (0.4 time + 0.6 quality) of the last three months, 0 to 1, shrunk to one's own of all time.</summary>
    ThreeMonths,

    /// <summary>The same of the last six months.</summary>
    SixMonths,

    /// <summary>Performance of the last three months less that of the three before, -1 to 1, shrunk to 0.</summary>
    Trend,

    /// <summary>Standard deviation of the performance score, 0 to 1, shrunk to the company's.</summary>
    Spread,

    /// <summary>Mean logarithm of actual over estimated hours, shrunk; above 0 is slower than estimated.</summary>
    Slowness,

    /// <summary>Mean logarithm of days from assignment to completion, shrunk.</summary>
    DaysToComplete,

    /// <summary>Logarithm of 1 + number of finished tasks.</summary>
    Finished,

    /// <summary>Difficulty of the last six months' work less that of all before, in steps. Unknown until there is both.</summary>
    SkillGrowth,

    /// <summary>Seniority, 1 to 7.</summary>
    Seniority,

    /// <summary>Years of experience over 10, cut at 1.</summary>
    Experience,

    /// <summary>Promised hours over working hours, cut at 2.</summary>
    Utilisation,

    /// <summary>Utilisation less that of the four weeks before. Unknown without workloads.</summary>
    UtilisationTrend,

    /// <summary>Difficulty, 1 to 3.</summary>
    Difficulty,

    /// <summary>Priority, 1 to 4.</summary>
    Priority,

    /// <summary>Natural logarithm of the estimated hours.</summary>
    LogHours,

    /// <summary>Number of skills that the task asks for, cut at 10.</summary>
    SkillsAsked,

    /// <summary>Sine of the day of the year on which the task was created: spring +, autumn -.</summary>
    SeasonSine,

    /// <summary>Cosine of it: winter +, summer -.</summary>
    SeasonCosine,
}
