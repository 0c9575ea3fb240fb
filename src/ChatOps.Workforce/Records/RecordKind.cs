namespace ChatOps.Workforce;

/// <summary>The kinds of records, in the order in which they refer to each other: nothing names a record of a later kind.</summary>
public enum RecordKind
{
    Projects,
    People,
    Skills,
    WorkItems,
    SkillRequirements,
    Assignments,
    Outcomes,
    Workloads,
}
