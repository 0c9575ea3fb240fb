namespace ChatOps.Workforce.Sources.Csv;

/// <summary>The layout of a CSV folder (the design document's export, §8.2), in the order in which the files refer to each other.</summary>
internal static class CsvLayout
{
    public static IReadOnlyList<CsvFile> Files { get; } =
    [
        new("projects.csv", RecordKind.Projects, IsNeeded: false, ["project_id", "name"], row =>
            new Project(row.Text("project_id"), row.Text("name"))),

        new("users.csv", RecordKind.People, IsNeeded: true, ["user_id", "name", "department", "seniority_level"], row =>
            new Person(
                row.Text("user_id"),
                row.Text("name"),
                row.TextOrNull("email"),
                row.Text("department"),
                row.Word<Seniority>("seniority_level"),
                row.NumberOr("experience_years", 0),
                row.DateOrNull("hire_date"),
                row.NumberOr("weekly_capacity_hours", StandardWeek))),

        new("user_skills.csv", RecordKind.Skills, IsNeeded: false, ["user_id", "skill_name", "proficiency_level"], row =>
            new Skill(
                row.Text("user_id"),
                row.Text("skill_name"),
                row.TextOrNull("skill_type"),
                row.Word<Proficiency>("proficiency_level"),
                row.NumberOr("years_of_experience", 0),
                row.YesNoOr("is_mandatory", false))),

        new("tasks.csv", RecordKind.WorkItems, IsNeeded: true,
            ["task_id", "title", "priority", "difficulty", "estimated_hours", "created_date", "status"], row =>
            new WorkItem(
                row.Text("task_id"),
                row.Text("title"),
                row.TextOrNull("description"),
                row.TextOrNull("project_id"),
                row.Word<Priority>("priority"),
                row.Word<Difficulty>("difficulty"),
                row.TextOrNull("task_type"),
                row.Number("estimated_hours"),
                row.Date("created_date"),
                row.DateOrNull("deadline"),
                row.Word<WorkItemStatus>("status"))),

        new("task_required_skills.csv", RecordKind.SkillRequirements, IsNeeded: false,
            ["task_id", "skill_name", "required_proficiency_level"], row =>
            new SkillRequirement(
                row.Text("task_id"),
                row.Text("skill_name"),
                row.Word<Proficiency>("required_proficiency_level"),
                row.NumberOr("years_of_experience_required", 0),
                row.YesNoOr("is_mandatory", true))),

        new("assignments.csv", RecordKind.Assignments, IsNeeded: false,
            ["assignment_id", "task_id", "user_id", "assignment_date"], row =>
            new Assignment(
                row.Text("assignment_id"),
                row.Text("task_id"),
                row.Text("user_id"),
                row.Date("assignment_date"),
                row.WordOr("assignment_method", AssignmentMethod.Manual),
                row.YesNoOr("is_selected", true),
                row.NumberOrNull("recommendation_score"))),

        new("task_outcomes.csv", RecordKind.Outcomes, IsNeeded: false,
            ["assignment_id", "completion_date", "actual_hours", "success_rating", "quality_score", "timeliness_score"], row =>
            new Outcome(
                row.Text("assignment_id"),
                row.Date("completion_date"),
                row.Number("actual_hours"),
                row.Whole("success_rating"),
                row.Number("quality_score"),
                row.Number("timeliness_score"),
                row.TextOrNull("feedback"))),

        new("workloads.csv", RecordKind.Workloads, IsNeeded: false, ["user_id", "date", "allocated_hours", "capacity_hours"], row =>
            new Workload(row.Text("user_id"), row.Date("date"), row.Number("allocated_hours"), row.Number("capacity_hours"))),
    ];

    /// <summary>Hours of a week for people whose capacity is not given.</summary>
    private const double StandardWeek = 40;
}
