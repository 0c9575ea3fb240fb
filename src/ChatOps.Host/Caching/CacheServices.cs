using ChatOps.Learning.Ranking;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.Caching;

/// <summary>The cache of rankings and predictions, in memory and, by <c>Cache:Redis</c>, in a Redis behind it.</summary>
internal static class CacheServices
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>The Redis is for this cache alone: answers to repeated writes must not get lost with it.</summary>
    private const string Shared = "rankings";

    public static IServiceCollection AddRankingCache(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(CacheOptions.Section);
        services.AddOptions<CacheOptions>().Bind(section).ValidateDataAnnotations().ValidateOnStart();
        var options = section.Get<CacheOptions>() ?? new CacheOptions();
        services.AddMemoryCache(o => o.SizeLimit = options.Megabytes * Megabyte);
        if (options.IsShared)
        {
            services.AddSingleton(s => new RestingCache(
                new RedisCache(Options.Create(new RedisCacheOptions { ConfigurationOptions = s.GetRequiredService<IOptions<CacheOptions>>().Value.Connection() })),
                s.GetRequiredService<IOptions<CacheOptions>>(),
                s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILogger<RestingCache>>()));
            services.AddKeyedSingleton<IDistributedCache>(Shared, (s, _) => s.GetRequiredService<RestingCache>());
        }

        services.AddHybridCache(o => o.DistributedCacheServiceKey = options.IsShared ? Shared : null)
            .AddSerializer<KeptRanking>(new KeptJson<KeptRanking>())
            .AddSerializer<KeptPrediction>(new KeptJson<KeptPrediction>());
        services.AddSingleton<ComputedRankings>();
        services.AddSingleton<IRankings>(s => ActivatorUtilities.CreateInstance<CachedRankings>(s, s.GetRequiredService<ComputedRankings>()));
        return services;
    }
}
