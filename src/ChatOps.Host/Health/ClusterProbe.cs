using System.Globalization;

namespace ChatOps.Host.Health;

/// <summary>The hosts of the cluster, as its table of members has them.</summary>
internal sealed class ClusterProbe(IGrainFactory grains, IConfiguration configuration) : IHealthProbe
{
    private readonly ClusterSettings _settings = ClusterSettings.Read(configuration);

    public string Component => "cluster";

    public bool IsConfigured => true;

    public TimeSpan Every => TimeSpan.FromSeconds(15);

    public async Task<ComponentHealth> LookAsync(CancellationToken cancellationToken)
    {
        var hosts = await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, cancellationToken);
        return ComponentHealth.Of(
            hosts.ContainsValue(SiloStatus.Active) ? ComponentHealth.Up : ComponentHealth.Degraded,
            _settings.IsShared ? "It is one of several hosts, or may be." : "It is alone.",
            ("hosts", hosts.Count.ToString(CultureInfo.InvariantCulture)));
    }
}
