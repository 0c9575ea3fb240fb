using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Assignments;
using ChatOps.Workforce;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.plan_assignments: who takes what, many open tasks at once, next to taking them one by one.</summary>
internal sealed class PlanAssignments : IChatFunction
{
    private const int LinesShown = 25;
    private const int Named = 3;

    public string Name => "ranking.plan_assignments";

    public async Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        context.State.PlannedPairs = [];
        var tasks = Tasks(context);
        if (tasks.Count == 0)
            return Reply.Of(ReplyOutcome.Allowed, "No open task that nobody has matches that, so there is nothing to plan.");
        if (tasks.Count > AssignmentPlanner.MostWorkItems)
            return Reply.Of(ReplyOutcome.Clarify, Wording.Text($"Those are {tasks.Count:N0} tasks; I plan up to {AssignmentPlanner.MostWorkItems:N0} at once. Which department, project or priority?"));

        context.Scope.Progress?.Report(new Conversations.TurnProgress($"Planning {Wording.Count(tasks.Count, "task")} at once..."));
        var plan = await Task.Run(() => new AssignmentPlanner(context.Ranking).Plan(new AssignmentRequest(tasks), cancellationToken), cancellationToken);
        context.State.PlannedPairs = [.. plan.Lines.Select(l => new PlannedPair(l.WorkItem.Id, l.Person.Id, Math.Clamp(l.Success, 0, 1), PlannedPair.VersionOf(context.Ranking.Model)))];
        context.ShowTasks([.. plan.Lines.Select(l => l.WorkItem.Id)]);
        return Write(plan, tasks.Count, context);
    }

    /// <summary>The tasks that were named, else all open ones that nobody has and that match; what is due first comes first.</summary>
    private static List<string> Tasks(FunctionContext context)
    {
        var (call, snapshot) = (context.Call, context.Ranking.Snapshot);
        if (call.All("tasks") is { Count: > 0 } named)
            return [.. named.Distinct(StringComparer.Ordinal)];
        var departments = TaskDepartments.Of(snapshot);
        return
        [
            .. Enumerable.Range(0, snapshot.WorkItems.Count)
                .Where(i => snapshot.WorkItems[i].Status == WorkItemStatus.Open && snapshot.Availability.HolderOf(i) < 0)
                .Where(i => call["project"] is not { } project || snapshot.WorkItems[i].ProjectId == project)
                .Where(i => call["priority"] is not { } priority || DataWords<Priority>.Of(snapshot.WorkItems[i].Priority) == priority)
                .Where(i => call["department"] is not { } department || department.Equals(departments[i], StringComparison.OrdinalIgnoreCase))
                .OrderBy(i => snapshot.WorkItems[i].Deadline ?? DateOnly.MaxValue)
                .Select(i => snapshot.WorkItems[i].Id),
        ];
    }

    private static Reply Write(AssignmentPlan plan, int asked, FunctionContext context)
    {
        var found = plan.IsProvenOptimal ? "No better plan exists" : Wording.Text($"A better plan could bring at most {100 * plan.Gap:0.0} % more");
        var measure = plan.IsChance ? "expected successes" : "by the scores, since chances are not measurable yet";
        var text = plan.Lines.Count == 0
            ? $"Nobody has the time or the right to take any of the {Wording.Count(asked, "task")}."
            : Wording.Text($"Best plan for {Wording.Count(asked, "task")}: {plan.Expected:0.0} of {asked} {measure} (one by one: {plan.ExpectedOneByOne:0.0}). {found}.");
        if (plan.Unassigned.Count > 0)
        {
            var few = string.Join("; ", plan.Unassigned.Take(Named).Select(u => $"{u.WorkItem.Id} {u.Reason}"));
            text += $"\n\nNobody takes {few}{(plan.Unassigned.Count > Named ? $"; {plan.Unassigned.Count - Named} more" : "")}.";
        }

        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = text,
            Blocks = plan.Lines.Count == 0 ? [] : [Lines(plan), Loads(plan)],
            Note = $"Everybody within their free hours a week. Ranking v{plan.Model.Version}. {(plan.Lines.Count > LinesShown ? $"The first {LinesShown} of {plan.Lines.Count} lines are shown. " : "")}Advice, not a decision.",
            Buttons = plan.Lines.Count == 0
                ? []
                : [new ReplyButton($"Apply {Wording.Count(plan.Lines.Count, "assignment")}", "Apply that plan", PlannedCall.Of("ranking.apply_plan"), IsPrimary: true)],
        };
    }

    private static TableBlock Lines(AssignmentPlan plan) => new(
        null,
        ["Task", "Title", "Takes it", "Success", "Why not the best for it"],
        [
            .. plan.Lines.Take(LinesShown).Select(l => (IReadOnlyList<string>)
            [
                l.WorkItem.Id, l.WorkItem.Title, l.Person.Name, l.Interval is { } interval ? Wording.Percent(interval) : Wording.Percent(l.Success), l.Reason ?? "",
            ]),
        ]);

    private static TableBlock Loads(AssignmentPlan plan) => new(
        "Load per week",
        ["Person", "Before", "With the plan", "Capacity", "New tasks"],
        [
            .. plan.Loads.OrderByDescending(l => l.HoursAfter / Math.Max(1, l.CapacityHours)).Take(LinesShown).Select(l => (IReadOnlyList<string>)
            [
                l.Person.Name, Wording.Text($"{l.HoursBefore:0} h"), Wording.Text($"{l.HoursAfter:0} h"), Wording.Text($"{l.CapacityHours:0} h"), Wording.Text($"{l.Tasks}"),
            ]),
        ]);
}
