using ChatOps.Host.Caching;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.Health;

/// <summary>The Redis behind the cache.</summary>
internal sealed class RedisProbe(IServiceProvider services, IOptions<CacheOptions> options) : IHealthProbe
{
    private const string NoKey = "health"; // nothing is kept under it; asking is enough

    public string Component => "redis";

    public bool IsConfigured => options.Value.IsShared;

    public TimeSpan Every => TimeSpan.FromSeconds(options.Value.RestSeconds);

    public async Task<ComponentHealth> LookAsync(CancellationToken cancellationToken)
    {
        var cache = services.GetRequiredService<RestingCache>();
        await cache.GetAsync($"{options.Value.Name}:{NoKey}", cancellationToken);
        return cache.IsDown == false
            ? ComponentHealth.Of(ComponentHealth.Up, "It answers.")
            : ComponentHealth.Of(ComponentHealth.Degraded, "It does not answer in time; every host computes for itself until it does.");
    }
}
