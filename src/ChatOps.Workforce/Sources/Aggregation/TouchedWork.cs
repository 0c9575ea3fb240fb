using ChatOps.Workforce.Store;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>
/// The tasks that a collection writes something of, as long as they are few: what is copied of work need then be looked at for those alone. What a task asks
/// for does not count: it is copied with a new assignment only.
/// </summary>
internal sealed class TouchedWork
{
    /// <summary>So many that looking at all work costs no more.</summary>
    private const int Most = 20_000;

    /// <summary>Most ids of one question to the database.</summary>
    private const int Chunk = 5_000;

    private readonly HashSet<string> _tasks = new(StringComparer.Ordinal);
    private readonly HashSet<string> _assignments = new(StringComparer.Ordinal);
    private bool _areFew = true;

    /// <summary>Notes whose records were written.</summary>
    public void Add(IEnumerable<object> records)
    {
        foreach (var record in records)
        {
            if (!_areFew)
                return;
            _ = record switch
            {
                WorkItem item => _tasks.Add(item.Id),
                Assignment assignment => _tasks.Add(assignment.WorkItemId),
                Outcome outcome => _assignments.Add(outcome.AssignmentId),
                _ => false,
            };
            if (_tasks.Count + _assignments.Count > Most)
                AddAll();
        }
    }

    /// <summary>It is not known of which tasks something was written.</summary>
    public void AddAll()
    {
        _areFew = false;
        _tasks.Clear();
        _assignments.Clear();
    }

    /// <summary>The ids of the tasks; null if they are many, or not known.</summary>
    public async Task<IReadOnlyCollection<string>?> ReadAsync(WorkforceContext context, CancellationToken cancellationToken)
    {
        foreach (var ids in _assignments.Chunk(Chunk))
            _tasks.UnionWith(await context.Set<Assignment>().Where(a => ids.Contains(a.Id)).Select(a => a.WorkItemId).ToListAsync(cancellationToken));
        return _areFew ? _tasks : null;
    }
}
