using ChatOps.Agent.Training;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.Health;

/// <summary>Looks how the parts of the host are. A look is believed for a second, so that asking often costs nothing; one that takes longer than two seconds is DOWN.</summary>
internal sealed partial class HostHealth(IServiceProvider services, HealthWatch watch, TimeProvider time, ILogger<HostHealth> logger) : IDisposable
{
    /// <summary>Without these nothing is answered.</summary>
    private static readonly string[] Needed = ["db", "ranking"];

    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1);

    /// <summary>What was DOWN at the last look: the log is told of changes, not of every look.</summary>
    private readonly HashSet<string> _down = new(StringComparer.Ordinal);
    private (ActuatorHealth Health, bool ModelsLoaded, long At)? _last;

    /// <summary>How everything is, and whether a trained model ranks.</summary>
    public async Task<(ActuatorHealth Health, bool ModelsLoaded)> LookAsync(CancellationToken cancellationToken)
    {
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (_last is not { } last || time.GetElapsedTime(last.At) > Believed)
            {
                var (health, loaded) = await LookAgainAsync(cancellationToken);
                _last = last = (health, loaded, time.GetTimestamp());
            }

            return (last.Health, last.ModelsLoaded);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<(ActuatorHealth Health, bool ModelsLoaded)> LookAgainAsync(CancellationToken cancellationToken)
    {
        var isLoaded = false;
        var components = new Dictionary<string, ComponentHealth>(StringComparer.Ordinal)
        {
            ["db"] = await TryAsync("db", StoreAsync, cancellationToken),
            ["ranking"] = await TryAsync("ranking", async stop =>
            {
                var serving = await services.GetRequiredService<RankingProvider>().GetAsync(stop);
                isLoaded = serving.Model.Version > 0;
                return new ComponentHealth(isLoaded ? ComponentHealth.Up : ComponentHealth.Degraded, Details(
                    ("ranking", $"v{serving.Model.Version}"), ("performance", serving.Performance is { } model ? $"v{model.Version}" : "none"), ("people", Text(serving.Snapshot.People.Count)), ("outcomes", Text(serving.Snapshot.History.Work.Count))));
            }, cancellationToken),
            ["registry"] = await TryAsync("registry", Registry, cancellationToken),
            ["trainingQueue"] = await TryAsync("trainingQueue", QueueAsync, cancellationToken),
        };
        foreach (var (component, health) in watch.Seen)
            components[component] = health;
        var isUp = Needed.All(n => components[n].Status != ComponentHealth.Down);
        return (new ActuatorHealth(isUp ? ComponentHealth.Up : ComponentHealth.Down, components), isLoaded);
    }

    private async Task<ComponentHealth> StoreAsync(CancellationToken cancellationToken)
    {
        await services.GetRequiredService<IWorkforceStore>().GetRevisionAsync(cancellationToken);
        return new ComponentHealth(ComponentHealth.Up, Details(("provider", services.GetRequiredService<IOptions<StoreOptions>>().Value.Provider.ToString())));
    }

    private Task<ComponentHealth> Registry(CancellationToken cancellationToken)
    {
        var registry = services.GetRequiredService<ModelRegistry>();
        var promoted = registry.Promoted(ModelKind.Ranking);
        return Task.FromResult(new ComponentHealth(promoted is null ? ComponentHealth.Degraded : ComponentHealth.Up, Details(("promoted", promoted is null ? "none" : $"v{promoted}"))));
    }

    private async Task<ComponentHealth> QueueAsync(CancellationToken cancellationToken)
    {
        var job = await services.GetRequiredService<ITrainingJobs>().FindAsync(null, cancellationToken);
        return new ComponentHealth(ComponentHealth.Up, Details(("newest", job is null ? "none" : job.State.ToString().ToUpperInvariant())));
    }

    private async Task<ComponentHealth> TryAsync(string name, Func<CancellationToken, Task<ComponentHealth>> look, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            var health = await Task.Run(() => look(patience.Token), patience.Token).WaitAsync(Patience, time, cancellationToken);
            if (_down.Remove(name))
                LogBack(name);
            return health;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            if (_down.Add(name))
                LogDown(e, name); // whatever it is, this part does not answer, and that is what is asked
            return ComponentHealth.Of(ComponentHealth.Down, SentenceOf(e));
        }
    }

    private static string SentenceOf(Exception e) => e switch
    {
        StoreUnavailableException or ModelUnreadableException => e.Message,
        OperationCanceledException or TimeoutException => "It does not answer in time.",
        _ => "It can't be used; the log has the reason.",
    };

    private static Dictionary<string, string> Details(params (string Name, string Value)[] details) => details.ToDictionary(d => d.Name, d => d.Value);

    private static string Text(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Health: {Component} does not answer")]
    private partial void LogDown(Exception exception, string component);

    [LoggerMessage(Level = LogLevel.Information, Message = "Health: {Component} answers again")]
    private partial void LogBack(string component);
}
