using ChatOps.Workforce;

namespace ChatOps.Learning.Evaluation;

/// <summary>
/// A company as it could have been read on an evening in the past, as far as its records carry dates. Skills, people and what tasks ask for carry
/// none and stay as they are.
/// </summary>
internal static class PastCompany
{
    /// <summary>What was known: outcomes by their completion, assignments and workloads by their day; work that ended later is still going on.</summary>
    public static WorkforceData On(WorkforceData data, DateOnly evening)
    {
        var known = data.Outcomes.Where(o => o.CompletionDate <= evening).ToArray();
        var ended = known.Select(o => o.AssignmentId).ToHashSet(StringComparer.Ordinal);
        var later = data.Outcomes.Where(o => o.CompletionDate > evening).Select(o => o.AssignmentId).ToHashSet(StringComparer.Ordinal);
        var open = data.Assignments.Where(a => later.Contains(a.Id)).Select(a => a.WorkItemId).ToHashSet(StringComparer.Ordinal);
        return data with
        {
            Outcomes = known,
            Assignments = [.. data.Assignments.Where(a => a.Date <= evening || ended.Contains(a.Id))],
            Workloads = [.. data.Workloads.Where(w => w.Week <= evening)],
            WorkItems = [.. data.WorkItems.Select(i => open.Contains(i.Id) ? i with { Status = WorkItemStatus.InProgress } : i)],
        };
    }
}
