using ChatOps.Workforce;

namespace ChatOps.Learning.Experiments;

/// <summary>A task that was assigned, and how it ended if it has.</summary>
/// <param name="Item">The task.</param>
/// <param name="Assigned">Day of its first assignment.</param>
/// <param name="Ended">Its assignments with an outcome, in order of completion. Mostly one.</param>
internal sealed record TaskOutcome(WorkItem Item, DateOnly Assigned, IReadOnlyList<(Assignment Assignment, Outcome Outcome)> Ended)
{
    /// <summary>All tasks that were ever assigned.</summary>
    public static IEnumerable<TaskOutcome> Of(WorkforceData data)
    {
        var items = data.WorkItems.ToDictionary(i => i.Id, StringComparer.Ordinal);
        var outcomes = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        foreach (var outcome in data.Outcomes)
            outcomes.TryAdd(outcome.AssignmentId, outcome);
        return data.Assignments.Where(a => a.IsSelected && items.ContainsKey(a.WorkItemId))
            .GroupBy(a => a.WorkItemId, StringComparer.Ordinal)
            .Select(g => new TaskOutcome(
                items[g.Key],
                g.Min(a => a.Date),
                [
                    .. g.Where(a => outcomes.ContainsKey(a.Id)).Select(a => (a, outcomes[a.Id]))
                        .OrderBy(e => e.Item2.CompletionDate).ThenBy(e => e.a.Id, StringComparer.Ordinal),
                ]));
    }

    /// <summary>The task is what was drawn, so several outcomes of it are one value: their mean. Null where nothing can be measured.</summary>
    public double? Value(OutcomeMetric metric)
    {
        var values = Ended.Select(e => metric.Of(Item, e.Assignment, e.Outcome)).Where(v => v is { } known && double.IsFinite(known)).ToArray();
        return values.Length == 0 ? null : values.Average();
    }
}
