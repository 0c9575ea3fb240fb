using ChatOps.Agent.Access;
using ChatOps.Workforce;

namespace ChatOps.Agent.Plugins;

/// <summary>Who should take which task: rankings, tasks, workloads, assignments.</summary>
internal static class RankingPlugin
{
    private static readonly ArgumentContract People = new("people", ArgumentKind.People, "Two or more people.");

    /// <summary>What a ranking looks at.</summary>
    public static readonly IReadOnlyList<RecordKind> Ranked =
        [RecordKind.People, RecordKind.Skills, RecordKind.WorkItems, RecordKind.SkillRequirements, RecordKind.Assignments, RecordKind.Outcomes, RecordKind.Workloads];

    private static readonly IReadOnlyList<RecordKind> Tasks = [RecordKind.WorkItems, RecordKind.SkillRequirements, RecordKind.Assignments];

    public static IReadOnlyList<FunctionContract> Functions { get; } =
    [
        new("ranking.rank_candidates", "Ranks the best people for one task, with scores, chances of success and reasons. Also for 'who should take', 'who could do'.", "Rankings of people", Roles.Leaders,
            Arguments.Task.Required,
            new("top", ArgumentKind.Number, "How many people; 5 if left out.") { Least = 1, Most = 100, IsWhole = true },
            Arguments.Department,
            new("seniority", ArgumentKind.Choices, "Only people of these seniorities.") { Choices = DataWords<Seniority>.All },
            Arguments.Available,
            Arguments.Skills with { Description = "Only people who have all of these skills." },
            new("include", ArgumentKind.People, "People to show as well, however they rank."),
            new("exclude", ArgumentKind.People, "People to leave out.")) { RestsOn = Ranked },
        new("ranking.explain_ranking", "Explains why one person stands where they stand for a task, and what speaks for or against them.", "Explanations of rankings", Roles.Leaders, Arguments.Task.Required, Arguments.Person.Required) { SelfAllowed = true, IsPersonal = true, RestsOn = Ranked },
        new("ranking.compare_candidates", "Puts two or more people side by side for a task.", "Comparisons of people", Roles.Leaders, Arguments.Task.Required, People.Required) { RestsOn = Ranked },
        new("ranking.find_people", "Lists people by skills, level, department or free hours, without a task.", "Lists of people", Roles.Everybody,
            Arguments.Skills,
            Arguments.Department,
            new("level", ArgumentKind.Choice, "Least proficiency in the skills.") { Choices = DataWords<Proficiency>.All },
            Arguments.Available) { RestsOn = [RecordKind.People, RecordKind.Skills, RecordKind.Workloads] },
        new("ranking.show_task", "Shows one task: skills, hours, deadline, status, assignee.", "Tasks", Roles.Everybody, Arguments.Task.Required) { RestsOn = Tasks },
        new("ranking.plan_assignments", "Plans many open tasks at once within everybody's free hours.", "Plans", Roles.ManagersAndAdmins,
            Arguments.Department,
            Arguments.Project,
            Arguments.Priority,
            new("tasks", ArgumentKind.Tasks, "The tasks to plan; all open ones if left out.")) { HasEffect = true, RestsOn = Ranked },
        new("ranking.apply_plan", "Records the assignments of the last plan.", "Assignments", Roles.ManagersAndAdmins) { Confirms = true },
        new("ranking.list_tasks", "Lists tasks by status, priority, department, assignee, project, skills, overdue or unassigned.", "Tasks", Roles.Everybody,
            new("status", ArgumentKind.Choice, "Status.") { Choices = DataWords<WorkItemStatus>.All },
            Arguments.Priority,
            Arguments.Department,
            new("assignee", ArgumentKind.Person, "Who holds the tasks."),
            Arguments.Project,
            Arguments.Skills with { Description = "Skills that the tasks ask for." },
            new("overdue", ArgumentKind.Flag, "True for tasks past their deadline."),
            new("unassigned", ArgumentKind.Flag, "True for tasks that nobody holds.")) { RestsOn = Tasks },
        new("ranking.show_workload", "Shows allocated hours against capacity, per week, of a person, a department or everybody.", "Workloads of others", Roles.Leaders, Arguments.Person, Arguments.Department, Arguments.Period) { SelfAllowed = true, RestsOn = [RecordKind.People, RecordKind.WorkItems, RecordKind.Assignments, RecordKind.Workloads] },
        new("ranking.assign_task", "Assigns a task to a person, or moves it to them. Only proposes; the speaker has to say yes.", "Assignments", Roles.ManagersAndAdmins, Arguments.Task.Required, Arguments.Person.Required) { Confirms = true },
        new("ranking.undo_assignment", "Takes the open assignment of a task back. Only proposes; the speaker has to say yes.", "Assignments", Roles.ManagersAndAdmins, Arguments.Task.Required) { Confirms = true },
        new("ranking.record_outcome", "Records that a task is finished and how it went. Only proposes; the speaker has to say yes.", "Outcomes of tasks", Roles.ManagersAndAdmins,
            Arguments.Task.Required,
            new("hours", ArgumentKind.Number, "Hours it took.") { Least = 0, Most = 100_000 },
            new("rating", ArgumentKind.Number, "Rating, 1 to 5.") { Least = 1, Most = 5, IsWhole = true },
            new("quality", ArgumentKind.Number, "Quality, 0 to 1.") { Least = 0, Most = 1 },
            new("feedback", ArgumentKind.Text, "Words about it, as said.")) { Confirms = true, IsPersonal = true },
    ];
}
