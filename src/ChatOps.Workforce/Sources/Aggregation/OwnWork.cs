using ChatOps.Workforce.Store;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>
/// What was assigned, taken back and finished here, of the tasks that a batch names. The systems are only read, so they know nothing of it: what they say
/// must not undo it. Read within the batch's transaction, since people go on deciding while a collection runs.
/// </summary>
internal sealed class OwnWork
{
    /// <summary>Most ids of one question to the database.</summary>
    private const int Chunk = 5_000;

    private readonly Dictionary<string, DateOnly> _decided = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Id, DateOnly Date)> _assigned = new(StringComparer.Ordinal);
    private readonly HashSet<string> _finished = new(StringComparer.Ordinal);
    private readonly HashSet<string> _freed = new(StringComparer.Ordinal);

    private OwnWork()
    {
    }

    public static async Task<OwnWork> ReadAsync(WorkforceContext context, IEnumerable<object> records, CancellationToken cancellationToken)
    {
        var own = new OwnWork();
        var (assignments, outcomes) = (context.Set<Assignment>().AsNoTracking(), context.Set<Outcome>());
        var ownAssignments = assignments.Where(a => (EF.Property<string?>(a, WorkforceContext.Source) ?? WorkforceContext.Own) == WorkforceContext.Own);
        var ownOutcomes = outcomes.Where(o => (EF.Property<string?>(o, WorkforceContext.Source) ?? WorkforceContext.Own) == WorkforceContext.Own);
        if (!await ownAssignments.AnyAsync(cancellationToken) && !await ownOutcomes.AnyAsync(cancellationToken))
            return own; // an index answers that; asking for each task by name does not pay
        foreach (var ids in records.Select(TaskOf).OfType<string>().Distinct().Chunk(Chunk))
        {
            var rows = assignments.Where(a => ids.Contains(a.WorkItemId)).Select(a => new
            {
                a.Id,
                a.WorkItemId,
                a.Date,
                a.IsSelected,
                Source = EF.Property<string?>(a, WorkforceContext.Source),
                IsFinished = outcomes.Any(o => o.AssignmentId == a.Id),
                IsFinishedHere = ownOutcomes.Any(o => o.AssignmentId == a.Id),
                IsOpen = assignments.Any(o => o.WorkItemId == a.WorkItemId && o.IsSelected && !outcomes.Any(r => r.AssignmentId == o.Id)),
            }).Where(a => a.IsFinishedHere || (a.Source ?? WorkforceContext.Own) == WorkforceContext.Own);
            await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancellationToken))
            {
                if (row.Source == WorkforceContext.Own)
                    own._decided[row.Id] = row.Date;
                if (row.IsFinishedHere || row is { IsSelected: true, IsFinished: true })
                    own._finished.Add(row.WorkItemId);
                else if (row.IsSelected && !(own._assigned.TryGetValue(row.WorkItemId, out var other) && other.Date > row.Date))
                    own._assigned[row.WorkItemId] = (row.Id, row.Date);
                else if (row is { IsOpen: false, Source: WorkforceContext.Own })
                    own._freed.Add(row.WorkItemId);
            }
        }

        return own;
    }

    /// <summary>A record as it holds next to our own work; null if what is there is our decision, and no older than this one.</summary>
    public object? Apply(object record) => record switch
    {
        WorkItem { Status: not WorkItemStatus.Completed } item when _finished.Contains(item.Id) => item with { Status = WorkItemStatus.Completed },
        WorkItem { Status: not WorkItemStatus.Completed } item when _assigned.ContainsKey(item.Id) => item with { Status = WorkItemStatus.InProgress },
        WorkItem { Status: WorkItemStatus.InProgress } item when _freed.Contains(item.Id) => item with { Status = WorkItemStatus.Open },
        Assignment assignment when _decided.TryGetValue(assignment.Id, out var date) && date >= assignment.Date => null,
        Assignment { IsSelected: true } assignment when _assigned.TryGetValue(assignment.WorkItemId, out var own) && own.Id != assignment.Id && own.Date >= assignment.Date =>
            assignment with { IsSelected = false },
        _ => record,
    };

    /// <summary>Sets the tasks right that were open because nobody had them, or waited for somebody: they have somebody again, or are finished.</summary>
    /// <param name="context">The batch's.</param>
    /// <param name="records">What was written.</param>
    /// <param name="isOwn">Whether it is what was decided here, and had waited.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task SettleAsync(WorkforceContext context, IReadOnlyList<object> records, bool isOwn, CancellationToken cancellationToken)
    {
        var items = context.Set<WorkItem>();
        var given = records.OfType<Assignment>().Where(a => a.IsSelected && (isOwn || _freed.Contains(a.WorkItemId))).Select(a => a.WorkItemId).Distinct();
        foreach (var ids in given.Chunk(Chunk))
            await items.Where(i => ids.Contains(i.Id) && i.Status == WorkItemStatus.Open).ExecuteUpdateAsync(s => s.SetProperty(i => i.Status, WorkItemStatus.InProgress), cancellationToken);
        if (!isOwn)
            return;
        foreach (var ids in records.OfType<Outcome>().Select(o => o.AssignmentId).Chunk(Chunk))
        {
            await items.Where(i => i.Status != WorkItemStatus.Completed && context.Set<Assignment>().Any(a => a.WorkItemId == i.Id && ids.Contains(a.Id)))
                .ExecuteUpdateAsync(s => s.SetProperty(i => i.Status, WorkItemStatus.Completed), cancellationToken);
        }
    }

    private static string? TaskOf(object record) => record switch
    {
        WorkItem item => item.Id,
        Assignment assignment => assignment.WorkItemId,
        _ => null,
    };
}
