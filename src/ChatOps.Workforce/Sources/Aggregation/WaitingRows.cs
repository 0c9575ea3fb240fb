using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Collection;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>The rows that wait for a record they name. Their keys are kept in memory, so that a batch of other rows need not ask for them.</summary>
internal sealed class WaitingRows(TimeProvider time)
{
    private readonly HashSet<(string System, RecordKind Kind, string Key)> _keys = [];

    /// <summary>Reads which there are.</summary>
    public async Task LoadAsync(WorkforceContext context, CancellationToken cancellationToken)
    {
        await foreach (var row in context.Set<WaitingRow>().AsNoTracking().Select(w => new { w.System, w.Kind, w.Key }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            _keys.Add((row.System, row.Kind, row.Key));
    }

    /// <summary>Whether any of a kind waits.</summary>
    public bool Any(RecordKind kind) => _keys.Any(k => k.Kind == kind);

    /// <summary>Those of one system that wait, by the keys of its fields; no key is made where nothing waits.</summary>
    public bool Contains(string system, RecordKind kind, object?[] values) =>
        _keys.Count > 0 && RecordFields.Of(kind).KeyOf(values) is { } key && _keys.Contains((system, kind, key));

    /// <summary>The next rows of a kind after a key, in the order of their keys.</summary>
    public static Task<List<WaitingRow>> ReadAsync(WorkforceContext context, RecordKind kind, string after, int count, CancellationToken cancellationToken) =>
        context.Set<WaitingRow>().AsNoTracking().Where(w => w.Kind == kind && string.Compare(w.Key, after) > 0).OrderBy(w => w.Key).Take(count).ToListAsync(cancellationToken);

    /// <summary>Lets rows wait, each with the reason.</summary>
    public async Task KeepAsync(EfWorkforceBatch batch, string system, RecordKind kind, IEnumerable<(object?[] Values, string Reason)> rows, CancellationToken cancellationToken)
    {
        var waiting = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var (values, reason) in rows)
        {
            var key = RecordFields.Of(kind).KeyOf(values)!;
            waiting[key] = new WaitingRow(system, kind, key, FieldJson.Of(values), reason, time.GetUtcNow());
            _keys.Add((system, kind, key));
        }

        await batch.UpsertManyAsync([.. waiting.Values], null, cancellationToken);
    }

    /// <summary>Ends the wait of rows.</summary>
    public async Task EndAsync(WorkforceContext context, string system, RecordKind kind, IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        foreach (var chunk in keys.Chunk(500))
            await context.Set<WaitingRow>().Where(w => w.System == system && w.Kind == kind && chunk.Contains(w.Key)).ExecuteDeleteAsync(cancellationToken);
        foreach (var key in keys)
            _keys.Remove((system, kind, key));
    }
}
