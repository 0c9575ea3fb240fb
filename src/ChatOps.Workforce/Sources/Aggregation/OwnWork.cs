using ChatOps.Workforce.Store;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>
/// What was assigned and finished here. The systems are only read, so they know nothing of it: what they say must not undo it.
/// </summary>
internal sealed class OwnWork
{
    private readonly Dictionary<string, (DateOnly Date, bool IsDone)> _assigned = new(StringComparer.Ordinal);

    public static async Task<OwnWork> ReadAsync(WorkforceContext context, CancellationToken cancellationToken)
    {
        var own = new OwnWork();
        var rows = context.Set<Assignment>().AsNoTracking()
            .Where(a => a.IsSelected && EF.Property<string?>(a, WorkforceContext.Source) == null)
            .Select(a => new { a.WorkItemId, a.Date, IsDone = context.Set<Outcome>().Any(o => o.AssignmentId == a.Id) });
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            own._assigned[row.WorkItemId] = (row.Date, row.IsDone || (own._assigned.TryGetValue(row.WorkItemId, out var other) && other.IsDone));
        return own;
    }

    /// <summary>A record as it holds next to our own work.</summary>
    public object Apply(object record) => record switch
    {
        WorkItem { Status: not WorkItemStatus.Completed } item when _assigned.TryGetValue(item.Id, out var own) =>
            item with { Status = own.IsDone ? WorkItemStatus.Completed : WorkItemStatus.InProgress },
        Assignment { IsSelected: true } assignment when _assigned.TryGetValue(assignment.WorkItemId, out var own) && own.Date >= assignment.Date && !own.IsDone =>
            assignment with { IsSelected = false },
        _ => record,
    };
}
