using ChatOps.Workforce.Sources.Aggregation;

namespace ChatOps.Host.Health;

/// <summary>The connected systems, tried as <c>chatops sources check</c> does.</summary>
internal sealed class SourcesProbe(Aggregator aggregator) : IHealthProbe
{
    public string Component => "sources";

    public bool IsConfigured => aggregator.Connected.Count > 0;

    public TimeSpan Every => TimeSpan.FromMinutes(1);

    public async Task<ComponentHealth> LookAsync(CancellationToken cancellationToken)
    {
        var systems = await aggregator.CheckAsync(cancellationToken);
        var isWell = systems.All(s => s.Checks.All(c => c.Problem is null));
        return ComponentHealth.Of(
            isWell ? ComponentHealth.Up : ComponentHealth.Degraded,
            isWell ? "All of them can be read." : "Not all of them can be read; answers rest on what was read before. \"chatops sources check\" says what to change.",
            [.. systems.Select(s => (s.System, s.Checks.All(c => c.Problem is null) ? ComponentHealth.Up : ComponentHealth.Degraded))]);
    }
}
