using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Evaluation.Business;

/// <summary>Measures what recommendations brought.</summary>
public static class BusinessImpact
{
    /// <summary>Measures on all that a company has stored.</summary>
    /// <param name="data">The company.</param>
    public static BusinessReport Of(WorkforceData data)
    {
        var assignments = data.Assignments.ToDictionary(a => a.Id, StringComparer.Ordinal);
        var hours = data.WorkItems.ToDictionary(i => i.Id, i => i.EstimatedHours, StringComparer.Ordinal);
        var ended = data.Outcomes.Where(o => assignments.ContainsKey(o.AssignmentId)).Select(o => new Decision(assignments[o.AssignmentId], o)).ToArray();
        var contested = data.Assignments.GroupBy(a => a.WorkItemId, StringComparer.Ordinal)
            .Select(g => g.Where(a => a.RecommendationScore is not null).ToArray())
            .Where(g => g.Length > 1 && g.Any(a => a.IsSelected))
            .ToArray();
        var accepted = contested.Count(g => g.MaxBy(a => a.RecommendationScore)!.IsSelected);
        var loads = Loads(data);
        return new BusinessReport(
            [.. Enum.GetValues<AssignmentMethod>().Select(m => Group(m, [.. ended.Where(d => d.Assignment.Method == m)], hours))],
            contested.Length == 0 ? MeasuredValue.None : CalibrationBin.Share(accepted, contested.Length),
            contested.Length,
            loads.Length == 0 ? null : loads.Average(),
            loads.Length < 2 ? null : Math.Sqrt(loads.Average(l => Math.Pow(l - loads.Average(), 2))));
    }

    private static AssignmentGroup Group(AssignmentMethod method, Decision[] decisions, Dictionary<string, double> hours) => decisions.Length == 0
        ? new AssignmentGroup(method, 0, MeasuredValue.None, null, null, null)
        : new AssignmentGroup(
            method,
            decisions.Length,
            CalibrationBin.Share(decisions.Count(d => d.Outcome.IsSuccess), decisions.Length),
            decisions.Average(d => d.Outcome.CompletionDate.DayNumber - d.Assignment.Date.DayNumber),
            decisions.Average(d => d.Outcome.Quality),
            decisions.Average(d => d.Outcome.ActualHours / hours[d.Assignment.WorkItemId]));

    /// <summary>Utilisation of everybody in the newest week that they have.</summary>
    private static double[] Loads(WorkforceData data) =>
    [
        .. data.Workloads.Where(w => w.CapacityHours > 0).GroupBy(w => w.PersonId, StringComparer.Ordinal)
            .Select(g => g.MaxBy(w => w.Week)!).Select(w => w.AllocatedHours / w.CapacityHours),
    ];
}
