using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Collection;
using ChatOps.Workforce.Store.Training;
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
    private readonly RecordWriter _records;
    private readonly TouchedWork _touched = new();
    private readonly SourceParts _parts;
    private readonly Dictionary<(string, RecordKind), SourceState> _states = [];
    private int _generatedPeople;
    private long _since;
    private int _commits;

    public CollectionWriter(EfWorkforceStore store, SourceLayout layout, TimeProvider time, int batchSize)
    {
        (_store, _layout, _waiting, _rejected, _batchSize) = (store, layout, new WaitingRows(time), new RejectedRows(time), batchSize);
        (_records, _parts) = (new RecordWriter(_screen, _waiting, _rejected, _touched), new SourceParts(layout, _screen, _rejected));
    }

    /// <summary>People of the generated company who made room.</summary>
    public int ReplacedPeople { get; private set; }

    /// <summary>Reads what the store knows.</summary>
    public async Task OpenAsync(CancellationToken cancellationToken)
    {
        _since = await _store.GetRevisionAsync(cancellationToken);
        var summary = await _store.GetSummaryAsync(cancellationToken);
        _generatedPeople = summary is { Origin: WorkforceImport.GeneratedOrigin, IsEmpty: false } ? summary.People : 0;
        await using var batch = await _store.BeginBatchAsync(cancellationToken);
        foreach (var state in await batch.Context.Set<SourceState>().AsNoTracking().ToListAsync(cancellationToken))
            _states[(state.System, state.Kind)] = state;
        await _waiting.LoadAsync(batch.Context, cancellationToken);
        await _rejected.LoadAsync(batch.Context, cancellationToken);
        if (_generatedPeople > 0)
            return; // it makes room with the first batch, so nothing of it may be referred to
        foreach (var kind in Referred)
            _screen.Know(kind, await batch.ReadIdsAsync(kind, cancellationToken));
    }

    /// <summary>A system that gives a kind no more is not waited for either, and what it said where it is alone now is not kept.</summary>
    public async Task ForgetDisconnectedAsync(CancellationToken cancellationToken)
    {
        if (await ReadAsync(context => _parts.Idle(context).AnyAsync(cancellationToken)))
            await InTurnAsync(batch => _parts.Idle(batch.Context).ExecuteDeleteAsync(cancellationToken), cancellationToken);
        foreach (var state in _states.Values.Where(s => s.LastError is not null && !_layout.SystemsOf(s.Kind).Contains(s.System)).ToArray())
            await SaveAsync(state with { LastError = null, LastErrorAt = null }, cancellationToken);
    }

    public SourceState StateOf(string system, RecordKind kind)
    {
        lock (_states)
            return _states.GetValueOrDefault((system, kind)) ?? new SourceState(system, kind, null, null, null, null, null, null);
    }

    /// <summary>How far a system was read. One of several whose parts are not there yet is read from the beginning, whatever was read of it when it was alone.</summary>
    public async Task<SourceState> ResumeAsync(string system, RecordKind kind, CancellationToken cancellationToken)
    {
        var state = StateOf(system, kind);
        if (state is { Watermark: null, Position: null } || _layout.SystemsOf(kind).Count < 2)
            return state;
        return await ReadAsync(context => SourceParts.AnyAsync(context, kind, system, cancellationToken)) ? state : state with { Watermark = null, Position = null, PassNewest = null };
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
        // Nobody else has to wait while rows become records.
        var read = _layout.SystemsOf(tally.Kind).Count > 1 ? null : RecordWriter.Read(tally.Kind, rows);
        return InTurnAsync(
            async batch =>
            {
                tally.Read += rows.Count;
                if (read is null)
                    await _parts.WriteAsync(batch, tally, rows, seen, cancellationToken);
                else
                    await _records.WriteAsync(batch, tally, tally.System, read, seen, cancellationToken);
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
        var wasRead = tallies.Values.Where(t => t.Failure is null).Select(t => t.System).ToArray();
        var more = true;
        while (more)
        {
            await InTurnAsync(
                async batch =>
                {
                    if (await _parts.FindUnreadAsync(batch.Context, kind, wasRead, cancellationToken) is { } unread)
                    {
                        more = false;
                        foreach (var tally in tallies.Values.Where(t => t.System != unread))
                            tally.Remark = $"What it says is kept until {unread} was read once more, which was there before.";
                        return;
                    }

                    more = await _parts.MergeAsync(
                        batch.Context, kind, _batchSize,
                        (system, rows) => _records.WriteAsync(batch, tallies.GetValueOrDefault(system) ?? fallback, system, RecordWriter.Read(kind, rows), null, cancellationToken),
                        cancellationToken);
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
                if (tally.Unknown > 0)
                {
                    var rows = tally.Unknown == 1 ? "1 row" : $"{tally.Unknown:N0} rows";
                    tally.Remark = $"{rows} of {kind} at {system} could not be read, not even {(tally.Unknown == 1 ? "its key" : "their keys")}, so it is not known what is gone and none was removed.";
                    return;
                }

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
                    gone = await SourceParts.RemoveAsync(batch.Context, kind, system, gone, cancellationToken);
                if (gone.Length > 0)
                    _touched.AddAll();
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
                        // Our own decisions first: the systems' rows are then held against them.
                        foreach (var group in rows.GroupBy(r => r.System).OrderBy(g => g.Key != WorkforceContext.Own))
                            await _records.RetryAsync(batch, group.Key, kind, [.. group], tallies.GetValueOrDefault((group.Key, kind)), cancellationToken);
                    },
                    cancellationToken);
            }

            _screen.Finish(kind);
        }
    }

    /// <summary>What was written so far.</summary>
    public async Task<WrittenWork> WrittenAsync(CancellationToken cancellationToken) =>
        new(_since, _commits, await ReadAsync(context => _touched.ReadAsync(context, cancellationToken)));

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

            _screen.KeepOut(await batch.ReadErasedAsync(cancellationToken)); // people can be erased while a collection runs
            await work(batch);
            await batch.CommitAsync(cancellationToken);
            _commits++;
            (ReplacedPeople, _generatedPeople) = (ReplacedPeople + _generatedPeople, 0);
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Finish(RecordKind kind) => _screen.Finish(kind);

    public void Dispose() => _turn.Dispose();

    private Task<T> ReadAsync<T>(Func<WorkforceContext, Task<T>> read) => _store.GuardAsync(async () =>
    {
        await using var context = _store.CreateContext();
        return await read(context);
    });

    private async Task SaveAsync(EfWorkforceBatch batch, SourceState state, CancellationToken cancellationToken)
    {
        await batch.UpsertAsync(state, cancellationToken);
        lock (_states)
            _states[(state.System, state.Kind)] = state;
    }
}
