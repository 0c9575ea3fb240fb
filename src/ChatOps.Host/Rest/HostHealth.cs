using ChatOps.Agent.Training;
using ChatOps.Host.Health;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.Rest;

/// <summary>Looks how the parts of the host are. A look is believed for a second, so that asking often costs nothing; one that takes longer than two seconds is DOWN.</summary>
internal sealed partial class HostHealth(IServiceProvider services, HealthWatch watch, TimeProvider time, ILogger<HostHealth> logger) : IDisposable
{
    /// <summary>Without these nothing is answered.</summary>
    private static readonly string[] Needed = ["db", "ranking"];

    private static readonly TimeSpan Believed = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly SemaphoreSlim _one = new(1);
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
            return await Task.Run(() => look(patience.Token), patience.Token).WaitAsync(Patience, time, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogDown(e, name); // whatever it is, this part does not answer, and that is what is asked
            return ComponentHealth.Of(ComponentHealth.Down, e is StoreUnavailableException ? e.Message : "It does not answer in time.");
        }
    }

    private static Dictionary<string, string> Details(params (string Name, string Value)[] details) => details.ToDictionary(d => d.Name, d => d.Value);

    private static string Text(int count) => count.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Health: {Component} does not answer")]
    private partial void LogDown(Exception exception, string component);
}
