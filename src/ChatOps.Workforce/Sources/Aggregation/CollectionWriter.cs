using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Collection;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>
/// Writes what the systems give, one batch and one transaction at a time, whoever reads. With each batch goes how far the system was read,
/// so that a process that dies has lost and doubled nothing.
/// </summary>
internal sealed class CollectionWriter : IDisposable
{
    /// <summary>Kinds whose ids are known from the start; those of the others are looked up when they are named.</summary>
    private static readonly RecordKind[] Referred = [RecordKind.Projects, RecordKind.People];

    private readonly EfWorkforceStore _store;
    private readonly SourceLayout _layout;
    private readonly int _batchSize;
    private readonly SemaphoreSlim _turn = new(1);
    private readonly RecordScreen _screen = new();
    private readonly WaitingRows _waiting;
    private readonly RejectedRows _rejected;
    private readonly Dictionary<(string, RecordKind), SourceState> _states = [];
    private OwnWork _own = new();
    private int _generatedPeople;

    public CollectionWriter(EfWorkforceStore store, SourceLayout layout, TimeProvider time, int batchSize) =>
        (_store, _layout, _waiting, _rejected, _batchSize) = (store, layout, new WaitingRows(time), new RejectedRows(time), batchSize);

    /// <summary>People of the generated company who made room.</summary>
    public int ReplacedPeople { get; private set; }

    /// <summary>Reads what the store knows.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        var summary = await _store.GetSummaryAsync(cancellationToken);
        _generatedPeople = summary is { Origin: WorkforceImport.GeneratedOrigin, IsEmpty: false } ? summary.People : 0;
        await using var batch = await _store.BeginBatchAsync(cancellationToken);
        foreach (var state in await batch.Context.Set<SourceState>().AsNoTracking().ToListAsync(cancellationToken))
            _states[(state.System, state.Kind)] = state;
        await _waiting.LoadAsync(batch.Context, cancellationToken);
        await _rejected.LoadAsync(batch.Context, cancellationToken);
        _screen.KeepOut(await batch.ReadErasedAsync(cancellationToken));
        if (_generatedPeople > 0)
            return; // it makes room with the first batch, so nothing of it may be referred to
        foreach (var kind in Referred)
            _screen.Know(kind, await batch.ReadIdsAsync(kind, cancellationToken));
        _own = await OwnWork.ReadAsync(batch.Context, cancellationToken);
    }

    /// <summary>A system that gives a kind no more is not waited for either.</summary>
    public async Task ForgetDisconnectedAsync(CancellationToken cancellationToken)
    {
        foreach (var state in _states.Values.Where(s => s.LastError is not null && !_layout.SystemsOf(s.Kind).Contains(s.System)).ToArray())
            await SaveAsync(state with { LastError = null, LastErrorAt = null }, cancellationToken);
    }

    public SourceState StateOf(string system, RecordKind kind)
    {
        lock (_states)
            return _states.GetValueOrDefault((system, kind)) ?? new SourceState(system, kind, null, null, null, null, null, null);
    }

    /// <summary>Since when all of a system's data is good.</summary>
    public DateTimeOffset? LastSuccessOf(string system)
    {
        var moments = _layout.KindsOf(system).Select(k => StateOf(system, k).LastSuccess).ToArray();
        return moments.Length == 0 || moments.Any(m => m is null) ? null : moments.Min();
    }

    /// <summary>Writes a batch, and with it how far the system was read.</summary>
    /// <param name="seen">Gets the keys, where a pass over everything looks for what is gone.</param>
    public Task WriteAsync(KindTally tally, IReadOnlyList<FieldRow> rows, SourceState state, HashSet<string>? seen, CancellationToken cancellationToken)
    {
        var (kind, system) = (tally.Kind, tally.System);
        // Nobody else has to wait while rows become records.
        var read = _layout.SystemsOf(kind).Count > 1 ? null : Read(kind, rows);
        return InTurnAsync(
            async batch =>
            {
                tally.Read += rows.Count;
                if (read is null)
                    await WritePartsAsync(batch, tally, rows, seen, cancellationToken);
                else
                    await WriteRecordsAsync(batch, tally, system, kind, read, seen, cancellationToken);
                await SaveAsync(batch, state, cancellationToken);
            },
            cancellationToken);
    }

    /// <summary>Remembers that a kind was read to its end, or why not.</summary>
    public Task SaveAsync(SourceState state, CancellationToken cancellationToken) =>
        InTurnAsync(batch => SaveAsync(batch, state, cancellationToken), cancellationToken);

    /// <summary>Makes records of the parts that several systems gave.</summary>
    public async Task MergeAsync(RecordKind kind, IReadOnlyDictionary<string, KindTally> tallies, CancellationToken cancellationToken)
    {
        var fallback = new KindTally("", kind);
        var more = true;
        while (more)
        {
            await InTurnAsync(
                async batch =>
                {
                    var parts = batch.Context.Set<SourcePart>();
                    var keys = await parts.Where(p => p.Kind == kind && p.IsDirty).OrderBy(p => p.Key).Select(p => p.Key).Distinct().Take(_batchSize).ToListAsync(cancellationToken);
                    more = keys.Count == _batchSize;
                    foreach (var chunk in keys.Chunk(500))
                    {
                        var ofKeys = await parts.AsNoTracking().Where(p => p.Kind == kind && chunk.Contains(p.Key)).ToListAsync(cancellationToken);
                        foreach (var bySystem in ofKeys.GroupBy(p => p.Key).Select(g => Merge(kind, g)).Where(m => m.System is not null).GroupBy(m => m.System!))
                        {
                            var tally = tallies.GetValueOrDefault(bySystem.Key) ?? fallback;
                            await WriteRecordsAsync(batch, tally, bySystem.Key, kind, Read(kind, bySystem.Select(m => m.Row)), null, cancellationToken);
                        }

                        await parts.Where(p => p.Kind == kind && chunk.Contains(p.Key)).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsDirty, false), cancellationToken);
                    }
                },
                cancellationToken);
        }

        _screen.Finish(kind);
    }

    /// <summary>Removes what a system has no more.</summary>
    /// <param name="seen">All keys that it has.</param>
    /// <param name="maxLossShare">If more than this share of its records were to go, none do.</param>
    public Task RemoveMissingAsync(KindTally tally, HashSet<string> seen, double maxLossShare, CancellationToken cancellationToken) =>
        InTurnAsync(
            async batch =>
            {
                var (kind, system) = (tally.Kind, tally.System);
                await _rejected.EndOlderAsync(batch.Context, system, kind, cancellationToken);
                var several = _layout.SystemsOf(kind).Count > 1;
                var known = several
                    ? await batch.Context.Set<SourcePart>().Where(p => p.Kind == kind && p.System == system).Select(p => p.Key).ToListAsync(cancellationToken)
                    : await RecordKeys.ReadAsync(batch.Context, kind, system, cancellationToken);
                var gone = known.Where(k => !seen.Contains(k)).ToArray();
                if (gone.Length > 10 && gone.Length > maxLossShare * known.Count)
                {
                    tally.Remark = $"{gone.Length:N0} of {known.Count:N0} {kind} are gone at {system}. That many look like a mistake, so none was removed; if it is right, set Sources:MaxLossShare to 1 for one full collection.";
                    return;
                }

                if (several)
                    gone = await RemovePartsAsync(batch.Context, kind, system, gone, cancellationToken);
                await new Removal(batch, _screen, _waiting).RunAsync(kind, gone, $"gone at {system}", cancellationToken);
                tally.Removed += gone.Length;
            },
            cancellationToken);

    /// <summary>Tries the rows again that waited for a record of another system.</summary>
    public async Task RetryWaitingAsync(IReadOnlyDictionary<(string, RecordKind), KindTally> tallies, CancellationToken cancellationToken)
    {
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            var after = "";
            var more = _waiting.Any(kind);
            while (more)
            {
                await InTurnAsync(
                    async batch =>
                    {
                        var rows = await WaitingRows.ReadAsync(batch.Context, kind, after, _batchSize, cancellationToken);
                        more = rows.Count == _batchSize;
                        after = rows.Count > 0 ? rows[^1].Key : after;
                        foreach (var group in rows.GroupBy(r => r.System))
                            await RetryAsync(batch, group.Key, kind, [.. group], tallies.GetValueOrDefault((group.Key, kind)), cancellationToken);
                    },
                    cancellationToken);
            }

            _screen.Finish(kind);
        }
    }

    /// <summary>Does something in a transaction of its own, in turn with the batches.</summary>
    public async Task InTurnAsync(Func<EfWorkforceBatch, Task> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            await using var batch = await _store.BeginBatchAsync(cancellationToken);
            if (_generatedPeople > 0)
            {
                await batch.ClearAsync(cancellationToken);
                await batch.SetOriginAsync("collected", cancellationToken);
            }

            await work(batch);
            await batch.CommitAsync(cancellationToken);
            (ReplacedPeople, _generatedPeople) = (ReplacedPeople + _generatedPeople, 0);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Finish(RecordKind kind) => _screen.Finish(kind);

    public void Dispose() => _turn.Dispose();

    private async Task WriteRecordsAsync(
        EfWorkforceBatch batch, KindTally tally, string system, RecordKind kind, (FieldRow Row, SourceRow Read)[] rows, HashSet<string>? seen, CancellationToken cancellationToken)
    {
        var fields = RecordFields.Of(kind);
        await StoredReferences.LookUpAsync(batch.Context, _screen, rows.Select(r => r.Read.Record).OfType<object>(), cancellationToken);
        var (records, waiting, found) = (new List<object>(rows.Length), new List<(object?[], string)>(), new List<string>());
        var (rejected, sound, anyRejected) = (new List<Rejection>(), new List<string>(), _rejected.Any(system, kind));
        foreach (var (row, read) in rows)
        {
            if (seen is not null && fields.KeyOf(row.Values) is { } key)
                seen.Add(key);
            if (read.Rejection is { } rejection)
            {
                tally.Reject(rejection);
                rejected.Add(rejection);
                continue;
            }

            var record = _own.Apply(read.Record!);
            if (_screen.Check(kind, record, row.Line) is { } problem)
            {
                var reason = problem.In(row.Place, row.Line, fields.KeyOf(row.Values));
                if (problem.IsMissing)
                {
                    tally.Wait(reason);
                    waiting.Add((row.Values, problem.Reason));
                }
                else
                {
                    tally.Reject(reason);
                    rejected.Add(reason);
                }

                continue;
            }

            records.Add(record);
            if (anyRejected)
                sound.Add(fields.KeyOf(row.Values)!);
            if (_waiting.Contains(system, kind, row.Values))
                found.Add(fields.KeyOf(row.Values)!);
        }

        tally.Merged += await batch.UpsertManyAsync(records, system, cancellationToken);
        await _waiting.KeepAsync(batch, system, kind, waiting, cancellationToken);
        await _waiting.EndAsync(batch.Context, system, kind, found, cancellationToken);
        await _rejected.EndAsync(batch.Context, system, kind, sound, cancellationToken);
        await _rejected.KeepAsync(batch, system, kind, rejected, cancellationToken);
    }

    private async Task WritePartsAsync(EfWorkforceBatch batch, KindTally tally, IReadOnlyList<FieldRow> rows, HashSet<string>? seen, CancellationToken cancellationToken)
    {
        var fields = RecordFields.Of(tally.Kind);
        var (parts, rejected) = (new Dictionary<string, object>(StringComparer.Ordinal), new List<Rejection>());
        foreach (var row in rows)
        {
            var key = fields.KeyOf(row.Values);
            if (row.Rejection is { } rejection)
                rejected.Add(rejection with { Key = rejection.Key ?? key });
            else if (key is null)
                rejected.Add(new Rejection(row.Place, row.Line, fields.Columns[0], "It is empty, and it is needed."));
            else if (!parts.TryAdd(key, new SourcePart(tally.System, tally.Kind, key, FieldJson.Of(row.Values), IsDirty: true)))
                rejected.Add(new RecordProblem(fields.Columns[0], "is there twice.", $"'{key}'").In(row.Place, row.Line, key));
            if (key is not null)
                seen?.Add(key);
        }

        rejected.ForEach(tally.Reject);
        await batch.UpsertManyAsync([.. parts.Values], null, cancellationToken);
        await _rejected.EndAsync(batch.Context, tally.System, tally.Kind, parts.Keys, cancellationToken);
        await _rejected.KeepAsync(batch, tally.System, tally.Kind, rejected, cancellationToken);
    }

    /// <summary>Each field from the first system that has it. The row belongs to the first system that has the record.</summary>
    private (string? System, FieldRow Row) Merge(RecordKind kind, IEnumerable<SourcePart> parts)
    {
        object?[]? merged = null;
        string? first = null;
        foreach (var part in _layout.SystemsOf(kind).Select(s => parts.FirstOrDefault(p => p.System == s)).OfType<SourcePart>())
        {
            var values = FieldJson.Read(part.Fields);
            first ??= part.System;
            if (merged is null)
                merged = values;
            else
                merged = [.. merged.Select((v, i) => v is string { Length: > 0 } ? v : values[i])];
        }

        return (first, new FieldRow($"{kind} merged", 0, merged ?? []));
    }

    private static async Task<string[]> RemovePartsAsync(WorkforceContext context, RecordKind kind, string system, string[] gone, CancellationToken cancellationToken)
    {
        var alone = new List<string>();
        foreach (var chunk in gone.Chunk(500))
        {
            await context.Set<SourcePart>().Where(p => p.Kind == kind && p.System == system && chunk.Contains(p.Key)).ExecuteDeleteAsync(cancellationToken);
            await context.Set<SourcePart>().Where(p => p.Kind == kind && chunk.Contains(p.Key)).ExecuteUpdateAsync(s => s.SetProperty(p => p.IsDirty, true), cancellationToken);
            var left = await context.Set<SourcePart>().Where(p => p.Kind == kind && chunk.Contains(p.Key)).Select(p => p.Key).ToListAsync(cancellationToken);
            alone.AddRange(chunk.Except(left));
        }

        return [.. alone];
    }

    private static (FieldRow Row, SourceRow Read)[] Read(RecordKind kind, IEnumerable<FieldRow> rows)
    {
        var reader = new FieldReader(kind);
        return [.. rows.Select(row => (row, reader.Read(row)))];
    }

    private async Task RetryAsync(EfWorkforceBatch batch, string system, RecordKind kind, WaitingRow[] rows, KindTally? tally, CancellationToken cancellationToken)
    {
        var reader = new FieldReader(kind);
        var all = rows.Select(row => (Row: row, reader.Read(new FieldRow($"{system} {kind}", 0, FieldJson.Read(row.Fields))).Record)).Where(r => r.Record is not null).ToArray();
        await StoredReferences.LookUpAsync(batch.Context, _screen, all.Select(r => r.Record!), cancellationToken);
        var (records, found) = (new List<object>(), new List<string>());
        foreach (var (row, read) in all)
        {
            var record = _own.Apply(read!);
            if (_screen.Check(kind, record, 0) is not null)
                continue;
            records.Add(record);
            found.Add(row.Key);
            if (tally is { Waiting: > 0 })
                tally.Found();
        }

        await batch.UpsertManyAsync(records, system, cancellationToken);
        await _waiting.EndAsync(batch.Context, system, kind, found, cancellationToken);
    }

    private async Task SaveAsync(EfWorkforceBatch batch, SourceState state, CancellationToken cancellationToken)
    {
        await batch.UpsertAsync(state, cancellationToken);
        lock (_states)
            _states[(state.System, state.Kind)] = state;
    }
}
