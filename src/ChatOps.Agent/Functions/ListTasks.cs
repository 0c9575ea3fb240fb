using ChatOps.Agent.Planning;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.list_tasks: tasks that meet all conditions, the most urgent first. Completed ones only where they are asked for.</summary>
internal sealed class ListTasks : IChatFunction
{
    private const int MaxShown = 25;

    public string Name => "ranking.list_tasks";

    public Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var (snapshot, call) = (context.Ranking.Snapshot, context.Call);
        WorkItemStatus? status = call["status"] is { } word && DataWords<WorkItemStatus>.TryParse(word, out var asked) ? asked : null;
        var doers = status == WorkItemStatus.Open ? [] : snapshot.History.Work.GroupBy(w => w.Item).ToDictionary(g => g.Key, g => g.Last().Person);
        var matching = Matching(call, snapshot, doers);
        bool IsDone(int item) => snapshot.WorkItems[item].Status == WorkItemStatus.Completed;
        var found = matching.Where(i => status is { } only ? snapshot.WorkItems[i].Status == only : !IsDone(i))
            .OrderByDescending(i => snapshot.WorkItems[i].Priority)
            .ThenBy(i => snapshot.WorkItems[i].Deadline ?? DateOnly.MaxValue)
            .ThenBy(i => snapshot.WorkItems[i].Id, StringComparer.Ordinal)
            .ToArray();
        var shown = found.Take(MaxShown).ToArray();
        context.ShowTasks(shown.Select(i => snapshot.WorkItems[i].Id));
        if (found.Length == 0)
            return Task.FromResult(Nothing(call, snapshot, status is null ? matching.Count(IsDone) : 0));

        return Task.FromResult(new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = Headline(call, snapshot, found, shown.Length),
            Blocks = [Table(shown, snapshot, doers)],
            Note = call["department"] is null ? null : TaskDepartments.Rule,
            Buttons = Buttons(context, shown),
        });
    }

    private static int[] Matching(PlannedCall call, WorkforceSnapshot snapshot, Dictionary<int, int> doers)
    {
        Priority? priority = call["priority"] is { } word && DataWords<Priority>.TryParse(word, out var asked) ? asked : null;
        var (department, project) = (call["department"], call["project"]);
        var departments = department is null ? null : TaskDepartments.Of(snapshot);
        var assignee = call["assignee"] is { } id ? snapshot.PersonIndex(id) : -1;
        var skills = call.All("skills");
        var (overdue, unassigned) = (call["overdue"] == "true", call["unassigned"] == "true");
        return
        [
            .. Enumerable.Range(0, snapshot.WorkItems.Count).Where(i =>
            {
                var work = snapshot.WorkItems[i];
                return (priority is null || work.Priority == priority)
                    && (project is null || work.ProjectId == project)
                    && (!overdue || IsOverdue(work, snapshot.AsOf))
                    && (!unassigned || (work.Status != WorkItemStatus.Completed && snapshot.Availability.HolderOf(i) < 0))
                    && (assignee < 0 || AssigneeOf(i, snapshot, doers) == assignee)
                    && (skills.Count == 0 || AsksForAll(i, skills, snapshot))
                    && (department is null || department.Equals(departments![i], StringComparison.OrdinalIgnoreCase));
            }),
        ];
    }

    private static bool IsOverdue(WorkItem work, DateOnly today) => work.Status != WorkItemStatus.Completed && work.Deadline < today;

    private static bool AsksForAll(int item, IReadOnlyList<string> skills, WorkforceSnapshot snapshot)
    {
        var asked = snapshot.Skills.RequirementsOf(item);
        return skills.All(s => asked.Any(a => a.Name.Equals(s, StringComparison.OrdinalIgnoreCase)));
    }

    private static int AssigneeOf(int item, WorkforceSnapshot snapshot, Dictionary<int, int> doers) =>
        snapshot.Availability.HolderOf(item) is >= 0 and var holder ? holder : doers.GetValueOrDefault(item, -1);

    private static string Headline(PlannedCall call, WorkforceSnapshot snapshot, int[] found, int shown)
    {
        var overdue = found.Count(i => IsOverdue(snapshot.WorkItems[i], snapshot.AsOf));
        var free = found.Count(i => snapshot.WorkItems[i].Status != WorkItemStatus.Completed && snapshot.Availability.HolderOf(i) < 0);
        var facts = new List<string>();
        if (overdue > 0 && call["overdue"] is null)
            facts.Add($"{overdue:N0} overdue");
        if (free > 0 && call["unassigned"] is null)
            facts.Add($"{free:N0} without an assignee");
        var more = found.Length > shown ? Wording.Text($" The {shown} most urgent are below, and {found.Length - shown:N0} more.") : "";
        return $"**{Wording.Count(found.Length, "task")}**{Conditions(call, snapshot)}{(facts.Count > 0 ? $": {string.Join(", ", facts)}" : "")}.{more}";
    }

    /// <summary>" (open, high priority, in Checkout)".</summary>
    private static string Conditions(PlannedCall call, WorkforceSnapshot snapshot)
    {
        var words = new List<string>();
        if (call["status"] is { } status)
            words.Add(status.ToLowerInvariant().Replace('_', ' '));
        else if (call["overdue"] is null && call["unassigned"] is null)
            words.Add("not completed");
        if (call["priority"] is { } priority)
            words.Add($"{priority.ToLowerInvariant()} priority");
        if (call["overdue"] is not null)
            words.Add("overdue");
        if (call["unassigned"] is not null)
            words.Add("without an assignee");
        if (call["department"] is { } department)
            words.Add($"for {department}");
        if (call["project"] is { } project)
            words.Add($"in {snapshot.Projects.GetValueOrDefault(project, project)}");
        if (call["assignee"] is { } assignee)
            words.Add($"with {snapshot.People[snapshot.PersonIndex(assignee)].Name}");
        if (call.All("skills") is { Count: > 0 } skills)
            words.Add($"asking for {Wording.List(skills)}");
        return $" ({string.Join(", ", words)})";
    }

    private static TableBlock Table(int[] items, WorkforceSnapshot snapshot, Dictionary<int, int> doers) => new(
        null,
        ["Task", "Title", "Priority", "Status", "Due", "Assignee", "Effort"],
        [
            .. items.Select(i => (Work: snapshot.WorkItems[i], Person: AssigneeOf(i, snapshot, doers))).Select(t => (IReadOnlyList<string>)
            [
                t.Work.Id,
                t.Work.Title,
                t.Work.Priority.ToString(),
                Wording.Of(t.Work.Status),
                Due(t.Work, snapshot.AsOf),
                t.Person < 0 ? "nobody" : snapshot.People[t.Person].Name,
                Wording.Text($"{t.Work.EstimatedHours:0.#} h"),
            ]),
        ]);

    private static string Due(WorkItem work, DateOnly today) => work.Deadline is not { } due
        ? "no deadline"
        : Wording.Day(due, today) + (IsOverdue(work, today) ? ", overdue" : "");

    private static Reply Nothing(PlannedCall call, WorkforceSnapshot snapshot, int completed) => Reply.Of(
        ReplyOutcome.Allowed,
        $"There are no such tasks{Conditions(call, snapshot)}.{(completed > 0 ? $" Of the completed ones {Wording.Count(completed, "task")} would fit." : "")}",
        completed > 0
            ? [new ReplyButton("Show completed", "Show the completed ones", call.With("status", DataWords<WorkItemStatus>.Of(WorkItemStatus.Completed)), IsPrimary: true)]
            : []);

    private static IReadOnlyList<ReplyButton> Buttons(FunctionContext context, int[] shown)
    {
        var snapshot = context.Ranking.Snapshot;
        var free = shown.Where(i => snapshot.WorkItems[i].Status != WorkItemStatus.Completed && snapshot.Availability.HolderOf(i) < 0).ToArray();
        if (free.Length == 0 || !FunctionCatalogue.Find("ranking.rank_candidates")!.Allows(context.Speaker, null))
            return [];
        var first = snapshot.WorkItems[free[0]].Id;
        return [new ReplyButton($"Who should take {first}?", $"Who should take {first}?", PlannedCall.Of("ranking.rank_candidates", ("task", first)))];
    }
}
