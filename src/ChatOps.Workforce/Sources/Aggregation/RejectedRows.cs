using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Collection;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>The rows that could not be used. Their keys are kept in memory, so that a batch of sound rows need not ask for them.</summary>
internal sealed class RejectedRows(TimeProvider time)
{
    private readonly DateTime _began = time.GetUtcNow().UtcDateTime;
    private readonly Dictionary<(string System, RecordKind Kind), HashSet<string>> _keys = [];
    private readonly Dictionary<(string System, RecordKind Kind), int> _kept = [];

    /// <summary>Reads which there are.</summary>
    public async Task LoadAsync(WorkforceContext context, CancellationToken cancellationToken)
    {
        await foreach (var row in context.Set<RejectedRow>().AsNoTracking().Select(r => new { r.System, r.Kind, r.Key }).AsAsyncEnumerable().WithCancellation(cancellationToken))
            KeysOf(row.System, row.Kind).Add(row.Key);
    }

    /// <summary>Whether any of a system's kind is known, so that keys are worth making.</summary>
    public bool Any(string system, RecordKind kind) => KeysOf(system, kind).Count > 0;

    /// <summary>Keeps rows, the first ones of a collection; as many older ones make room.</summary>
    public async Task KeepAsync(EfWorkforceBatch batch, string system, RecordKind kind, IReadOnlyList<Rejection> rejections, CancellationToken cancellationToken)
    {
        var room = RejectedRow.Most - _kept.GetValueOrDefault((system, kind));
        if (rejections.Count == 0 || room <= 0)
            return;
        var (keys, now) = (KeysOf(system, kind), time.GetUtcNow().UtcDateTime);
        var rows = RejectedRow.Of(system, kind, rejections, now).Take(room).ToArray();
        await batch.UpsertManyAsync(rows, null, cancellationToken);
        keys.UnionWith(rows.Select(r => r.Key));
        _kept[(system, kind)] = RejectedRow.Most - room + rows.Length;
        if (keys.Count <= RejectedRow.Most)
            return;
        var surplus = await Rows(batch.Context, system, kind).OrderByDescending(r => r.At).ThenBy(r => r.Key).Skip(RejectedRow.Most).Select(r => r.Key).ToListAsync(cancellationToken);
        await EndAsync(batch.Context, system, kind, surplus, cancellationToken);
    }

    /// <summary>Forgets rows that could be used now.</summary>
    /// <param name="keys">Keys of sound rows.</param>
    public async Task EndAsync(WorkforceContext context, string system, RecordKind kind, IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var known = KeysOf(system, kind);
        foreach (var chunk in (known.Count == 0 ? [] : keys.Select(RejectedRow.KeyOf).Where(known.Remove)).Chunk(500))
            await Rows(context, system, kind).Where(r => chunk.Contains(r.Key)).ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Forgets rows that a pass over everything did not meet again.</summary>
    public async Task EndOlderAsync(WorkforceContext context, string system, RecordKind kind, CancellationToken cancellationToken)
    {
        if (!Any(system, kind))
            return;
        var before = await Rows(context, system, kind).Where(r => r.At < _began).Select(r => r.Key).ToListAsync(cancellationToken);
        await EndAsync(context, system, kind, before, cancellationToken);
    }

    private HashSet<string> KeysOf(string system, RecordKind kind)
    {
        if (!_keys.TryGetValue((system, kind), out var keys))
            _keys[(system, kind)] = keys = new HashSet<string>(StringComparer.Ordinal);
        return keys;
    }

    private static IQueryable<RejectedRow> Rows(WorkforceContext context, string system, RecordKind kind) => context.Set<RejectedRow>().Where(r => r.System == system && r.Kind == kind);
}
