using ChatOps.Workforce.Events;
using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>
/// Collects the company from all connected systems at once (design document §9.3). A system that is down, slow or wrong neither
/// delays nor spoils the others: what it gave before stays, marked stale.
/// </summary>
public sealed partial class Aggregator : IDisposable
{
    private readonly ISystemSource[] _sources;
    private readonly SourceLayout _layout;
    private readonly EfWorkforceStore _store;
    private readonly SourcesOptions _options;
    private readonly TimeProvider _time;
    private readonly EventOutcomes _events;
    private readonly ILogger<Aggregator> _logger;
    private readonly SemaphoreSlim _one = new(1);

    internal Aggregator(
        IEnumerable<ISystemSource> sources, SourceLayout layout, EfWorkforceStore store, IOptions<SourcesOptions> options, EventOutcomes events, TimeProvider time, ILogger<Aggregator> logger)
    {
        (_sources, _layout, _store, _options, _events, _time, _logger) = ([.. sources], layout, store, options.Value, events, time, logger);
    }

    /// <summary>The systems that are connected and give something.</summary>
    public IReadOnlyList<string> Connected => [.. _sources.Select(s => s.Name).Where(n => _layout.KindsOf(n).Count > 0)];

    /// <summary>Collects.</summary>
    /// <param name="options">What.</param>
    /// <param name="progress">How far each system is.</param>
    /// <param name="cancellationToken">Stops; batches that were written stay, and the next collection goes on after them.</param>
    /// <exception cref="SourceRefusedException">No system is connected, or not the one that was named; or a collection is running.</exception>
    /// <exception cref="StoreUnavailableException">The store can't be written.</exception>
    public async Task<CollectionReport> CollectAsync(CollectionOptions options, IProgress<CollectionProgress>? progress, CancellationToken cancellationToken)
    {
        var sources = Chosen(options.Source);
        if (!await _one.WaitAsync(TimeSpan.Zero, cancellationToken))
            throw new SourceRefusedException("A collection is running already; ask again when it is done.");
        try
        {
            await using var alone = await _store.TryLockForCollectingAsync(cancellationToken)
                ?? throw new SourceRefusedException("Another process is collecting into this store; ask again when it is done.");
            var started = _time.GetTimestamp();
            using var writer = new CollectionWriter(_store, _layout, _time, _options.BatchSize);
            await writer.OpenAsync(cancellationToken);
            await writer.ForgetDisconnectedAsync(cancellationToken);
            var run = new Run(writer, sources, _layout, options, progress);
            var systems = await Task.WhenAll(sources.Select(s => CollectAsync(s, run, cancellationToken)));
            await writer.RetryWaitingAsync(run.Tallies, cancellationToken);
            await _events.SettleAsync(cancellationToken);
            // The check reads what the tables do not touch, so both go on at once.
            var checking = Task.Run(() => StoreQuality.CheckAsync(_store, DateOnly.FromDateTime(_time.GetLocalNow().DateTime), cancellationToken), cancellationToken);
            string[] read = [.. systems.Where(s => s.Failure is null).Select(s => s.System)];
            var refreshing = options.IsFull
                ? _store.RefreshTrainingTablesAsync(read, cancellationToken)
                : _store.AddToTrainingTablesAsync(read, await writer.WrittenAsync(cancellationToken), cancellationToken);
            var reports = systems.Select(s => new SystemReport(
                s.System, [.. _layout.KindsOf(s.System).Select(k => run.Tallies[(s.System, k)].Report())], s.Failure, s.Seconds, writer.LastSuccessOf(s.System)));
            await Task.WhenAll(checking, refreshing);
            return new CollectionReport([.. reports], _time.GetElapsedTime(started).TotalSeconds, await refreshing, writer.ReplacedPeople, await checking);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Tries the connected systems without writing anything.</summary>
    public async Task<IReadOnlyList<(string System, IReadOnlyList<SystemCheck> Checks)>> CheckAsync(CancellationToken cancellationToken)
    {
        var checks = await Task.WhenAll(Chosen(null).Select(async s => (s.Name, await s.CheckAsync(_layout.KindsOf(s.Name), cancellationToken))));
        return checks;
    }

    /// <summary>Statements for the administrator of each system that make a user who can only read what is needed; also for systems that are not connected yet.</summary>
    public IReadOnlyList<(string System, string Statements)> Grants()
    {
        var all = SourceLayout.Of(_options, _ => true);
        return [.. _sources.Select(s => (s.Name, s.Grants(all.KindsOf(s.Name)))).Where(g => g.Item2.Length > 0 && all.KindsOf(g.Name).Count > 0)];
    }

    public void Dispose() => _one.Dispose();

    private ISystemSource[] Chosen(string? name)
    {
        var connected = _sources.Where(s => _layout.KindsOf(s.Name).Count > 0).ToArray();
        if (connected.Length == 0)
        {
            throw new SourceRefusedException(
                "No system is connected. Set Sources__Neo4j__Url, Sources__MySql__ConnectionString, Sources__MongoDb__ConnectionString or Sources__PostgreSql__ConnectionString; docs/operations.md shows how.");
        }

        if (name is null)
            return connected;
        return [connected.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw new SourceRefusedException($"{name} is not connected, or the layout takes nothing from it. Connected: {string.Join(", ", connected.Select(s => s.Name))}.")];
    }

    private async Task<SystemOutcome> CollectAsync(ISystemSource source, Run run, CancellationToken cancellationToken)
    {
        var started = _time.GetTimestamp();
        string? failure = null;
        foreach (var kind in KindGates.InOrder(_layout.KindsOf(source.Name)))
        {
            var tally = run.Tallies[(source.Name, kind)];
            try
            {
                failure ??= await TryAsync(source, kind, () => OpenAsync(source, kind, cancellationToken), cancellationToken);
                tally.Failure = failure ?? await TryAsync(source, kind, () => PullAsync(source, tally, run, cancellationToken), cancellationToken);
                if (tally.Failure is not null)
                {
                    LogFailed(source.Name, kind, tally.Failure);
                    var state = run.Writer.StateOf(source.Name, kind);
                    await run.Writer.SaveAsync(state with { LastError = tally.Failure, LastErrorAt = _time.GetUtcNow() }, cancellationToken);
                    // One table that is wrong is no reason to give up the others; a server that is gone is.
                    failure ??= await TryAsync(source, kind, () => OpenAsync(source, kind, cancellationToken), cancellationToken);
                }
            }
            finally
            {
                await LeaveAsync(kind, run, cancellationToken);
            }
        }

        run.Progress?.Report(new CollectionProgress(source.Name, null, run.ReadOf(source.Name), failure));
        return new SystemOutcome(source.Name, failure, _time.GetElapsedTime(started).TotalSeconds);
    }

    private async Task OpenAsync(ISystemSource source, RecordKind kind, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await source.OpenAsync(patience.Token).WaitAsync(TimeSpan.FromSeconds(_options.TimeoutSeconds), _time, cancellationToken);
        }
        catch (TimeoutException)
        {
            await patience.CancelAsync();
            throw new SourceRefusedException($"{source.Name} did not answer within {_options.TimeoutSeconds} s.");
        }
        catch (Exception e)
        {
            throw UnreadableAnswerException.Explain(source, kind, e);
        }
    }

    private async Task PullAsync(ISystemSource source, KindTally tally, Run run, CancellationToken cancellationToken)
    {
        var (kind, writer) = (tally.Kind, run.Writer);
        var state = await writer.ResumeAsync(source.Name, kind, cancellationToken);
        var since = run.Options.IsFull ? null : state.Watermark - TimeSpan.FromSeconds(_options.OverlapSeconds);
        var newest = await ReadNewestAsync(source, kind, since, cancellationToken);
        // No row is read before: a system whose rows are not taken breaks off after a while.
        await run.Gates.WaitForNamedAsync(kind, TimeSpan.FromSeconds(_options.PatienceSeconds), _time, cancellationToken);

        // A system that keeps no time of change is read whole each time, and then shows what is gone as well.
        var isWhole = run.Options.IsFull || (newest is null && state.Watermark is null);
        var goesOn = !isWhole && state.Position is not null;
        state = state with { Position = goesOn ? state.Position : null, PassNewest = goesOn ? state.PassNewest : Later(newest, state.Watermark) };
        var seen = isWhole ? new HashSet<string>(StringComparer.Ordinal) : null;
        var pull = new RowPull(
            source, kind, new SourceSpan(since, goesOn ? state.Position : null), _options.BatchSize, TimeSpan.FromSeconds(_options.TimeoutSeconds), _time);
        var fields = RecordFields.Of(kind);
        await foreach (var rows in pull.ReadBatchesAsync(cancellationToken))
        {
            var last = rows[^1].Values;
            if (!isWhole && last.Length > 0 && last[0] is not null)
                state = state with { Position = fields.KeyColumns == 1 ? FieldText.Of(last[0]!) : SourceKey.Join(FieldText.Of(last[0]!), last[1] is null ? "" : FieldText.Of(last[1]!)) };
            await writer.WriteAsync(tally, rows, state, seen, cancellationToken);
            run.Progress?.Report(new CollectionProgress(source.Name, kind, run.ReadOf(source.Name)));
        }

        if (seen is not null)
            await writer.RemoveMissingAsync(tally, seen, _options.MaxLossShare, cancellationToken);
        await writer.SaveAsync(
            state with { Watermark = state.PassNewest ?? state.Watermark, Position = null, PassNewest = null, LastSuccess = _time.GetUtcNow(), LastError = null, LastErrorAt = null },
            cancellationToken);
    }

    private async Task<DateTimeOffset?> ReadNewestAsync(ISystemSource source, RecordKind kind, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        try
        {
            return await source.ReadNewestChangeAsync(kind, since, _time.GetUtcNow().AddSeconds(_options.ClockSkewSeconds), cancellationToken);
        }
        catch (Exception e)
        {
            throw UnreadableAnswerException.Explain(source, kind, e);
        }
    }

    private async Task LeaveAsync(RecordKind kind, Run run, CancellationToken cancellationToken)
    {
        if (!run.Gates.Leave(kind))
            return;
        try
        {
            if (_layout.SystemsOf(kind).Count > 1)
                await run.Writer.MergeAsync(kind, run.Tallies.Where(t => t.Key.Item2 == kind).ToDictionary(t => t.Key.Item1, t => t.Value), cancellationToken);
            else
                run.Writer.Finish(kind);
        }
        finally
        {
            run.Gates.Open(kind);
        }
    }

    /// <summary>Null if it went well; else why not, as a sentence. Failures of the store and our own are thrown.</summary>
    private async Task<string?> TryAsync(ISystemSource source, RecordKind kind, Func<Task> work, CancellationToken cancellationToken)
    {
        try
        {
            await work();
            return null;
        }
        catch (SourceRefusedException e)
        {
            return e.Message;
        }
        catch (UnreadableAnswerException e)
        {
            LogUnreadable(e, source.Name, kind);
            return e.Message;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return $"{source.Name} did not answer in time.";
        }
    }

    private static DateTimeOffset? Later(DateTimeOffset? left, DateTimeOffset? right) => left is null || right > left ? right : left;

    [LoggerMessage(Level = LogLevel.Warning, Message = "{System}: {Kind} could not be collected. {Reason}")]
    private partial void LogFailed(string system, RecordKind kind, string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "{System} sent something of {Kind} that nobody expected.")]
    private partial void LogUnreadable(Exception exception, string system, RecordKind kind);

    private sealed record SystemOutcome(string System, string? Failure, double Seconds);

    /// <summary>What one collection shares.</summary>
    private sealed class Run
    {
        public Run(CollectionWriter writer, ISystemSource[] sources, SourceLayout layout, CollectionOptions options, IProgress<CollectionProgress>? progress)
        {
            (Writer, Options, Progress) = (writer, options, progress);
            Tallies = sources.SelectMany(s => layout.KindsOf(s.Name).Select(k => new KindTally(s.Name, k))).ToDictionary(t => (t.System, t.Kind));
            Gates = new KindGates(Tallies.Keys.GroupBy(k => k.Kind).ToDictionary(g => g.Key, g => g.Count()));
        }

        public CollectionWriter Writer { get; }

        public CollectionOptions Options { get; }

        public IProgress<CollectionProgress>? Progress { get; }

        public Dictionary<(string System, RecordKind Kind), KindTally> Tallies { get; }

        public KindGates Gates { get; }

        public long ReadOf(string system) => Tallies.Values.Where(t => t.System == system).Sum(t => t.Read);
    }
}
