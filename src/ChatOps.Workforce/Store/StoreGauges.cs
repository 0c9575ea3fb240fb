using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatOps.Workforce.Store;

/// <summary>Looks every so often what waits in the store, so that whoever reads metrics asks nothing of the database. A serving host does; verbs don't.</summary>
internal sealed partial class StoreGauges : BackgroundService
{
    /// <summary>How often it looks.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly IStoreDatabase _database;
    private readonly TimeProvider _time;
    private readonly ILogger<StoreGauges> _logger;
    private readonly Meter _meter;
    private StoreBacklog? _last;
    private bool _isUp;

    public StoreGauges(IStoreDatabase database, IMeterFactory meters, TimeProvider time, ILogger<StoreGauges> logger)
    {
        (_database, _time, _logger) = (database, time, logger);
        _meter = meters.Create(StoreTelemetry.Name);
        _meter.CreateObservableGauge("chatops.store.up", () => _isUp ? 1 : 0, description: "Whether the store answered when it was last asked: 1 or 0.");
        _meter.CreateObservableGauge("chatops.intake.waiting", () => Of(b => b.EventsWaiting), "{event}", "Events of channels that are not answered yet.");
        _meter.CreateObservableGauge("chatops.intake.oldest", () => Of(b => b.OldestEvent is { } at ? Math.Max(0, (_time.GetUtcNow().UtcDateTime - at).TotalSeconds) : 0), "s", "Age of the oldest of them.");
        _meter.CreateObservableGauge("chatops.training.waiting", () => Of(b => b.JobsWaiting), "{job}", "Training jobs that wait or run.");
        _meter.CreateObservableGauge("chatops.source.age", Ages, "s", "Time since a kind of record was last read to its end, by system and kind.");
        _meter.CreateObservableGauge("chatops.source.failing", Failing, description: "Whether a system's newest reading failed: 1 or 0, by system and kind.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host goes on starting
        StoreTelemetry.Know();
        using var pause = new PeriodicTimer(Pause, _time);
        try
        {
            do
                await LookAsync(stoppingToken);
            while (await pause.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The host ends.
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            _last = await StoreBacklog.ReadAsync(_database, cancellationToken);
            _isUp = true;
        }
        catch (StoreUnavailableException e)
        {
            if (_isUp)
                LogDown(e);
            _isUp = false;
        }
    }

    /// <summary>Nothing where it is not known: a figure of an hour ago would be taken for one of now.</summary>
    private IEnumerable<Measurement<T>> Of<T>(Func<StoreBacklog, T> figure)
        where T : struct => _isUp && _last is { } last ? [new Measurement<T>(figure(last))] : [];

    private IEnumerable<Measurement<double>> Ages() => (_last?.Sources ?? []).Where(s => s.LastSuccess is not null)
        .Select(s => new Measurement<double>(Math.Max(0, (_time.GetUtcNow() - s.LastSuccess!.Value).TotalSeconds), Tags(s.System, s.Kind)));

    private IEnumerable<Measurement<int>> Failing() => (_last?.Sources ?? []).Select(s => new Measurement<int>(s.IsFailing ? 1 : 0, Tags(s.System, s.Kind)));

    private static KeyValuePair<string, object?>[] Tags(string system, RecordKind kind) => [new("system", system), new("kind", kind.ToString())];

    [LoggerMessage(Level = LogLevel.Warning, Message = "The store does not answer; what waits in it is not known")]
    private partial void LogDown(Exception exception);
}
