namespace ChatOps.Workforce;

/// <summary>
/// A whole company, read at one moment. References are sound: every id named by a record is the id of another one here.
/// Lists are ordered by key (ordinal), so that the same company always reads the same.
/// </summary>
public sealed record WorkforceData
{
    /// <summary>A company without anybody.</summary>
    public static WorkforceData Empty { get; } = new();

    public IReadOnlyList<Project> Projects { get; init; } = [];

    public IReadOnlyList<Person> People { get; init; } = [];

    public IReadOnlyList<Skill> Skills { get; init; } = [];

    public IReadOnlyList<WorkItem> WorkItems { get; init; } = [];

    public IReadOnlyList<SkillRequirement> SkillRequirements { get; init; } = [];

    public IReadOnlyList<Assignment> Assignments { get; init; } = [];

    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    public IReadOnlyList<Workload> Workloads { get; init; } = [];

    /// <summary>What of it could not be brought up to date the last time.</summary>
    public IReadOnlyList<StaleKind> Stale { get; init; } = [];
}
