namespace ChatOps.Workforce.Sources.Csv;

/// <summary>The layout of a CSV folder (the design document's export, §8.2), in the order in which the files refer to each other.</summary>
internal static class CsvLayout
{
    public static IReadOnlyList<CsvFile> Files { get; } =
    [
        new("projects.csv", RecordKind.Projects, IsNeeded: false),
        new("users.csv", RecordKind.People, IsNeeded: true),
        new("user_skills.csv", RecordKind.Skills, IsNeeded: false),
        new("tasks.csv", RecordKind.WorkItems, IsNeeded: true),
        new("task_required_skills.csv", RecordKind.SkillRequirements, IsNeeded: false),
        new("assignments.csv", RecordKind.Assignments, IsNeeded: false),
        new("task_outcomes.csv", RecordKind.Outcomes, IsNeeded: false),
        new("workloads.csv", RecordKind.Workloads, IsNeeded: false),
    ];
}
