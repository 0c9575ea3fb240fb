using System.Buffers;
using System.Diagnostics.Metrics;
using System.Globalization;
using ChatOps.Host.Caching;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Caching.StackExchangeRedis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace ChatOps.Benchmarks;

/// <summary>Whether a ranking is worth keeping: medians in milliseconds of computing it, of finding it in memory, and of finding it in a Redis.</summary>
internal static class CacheFigures
{
    private static readonly (int People, int Calls)[] Sizes = [(300, 5_000), (2_000, 2_000), (10_000, 500), (100_000, 50)];

    /// <param name="redis">Host and port of a Redis; null for none.</param>
    public static async Task<Dictionary<string, double>> MeasureAsync(string? redis)
    {
        var figures = new Dictionary<string, double>();
        var model = Companies.Train(await Companies.GenerateAsync(300, 1_500));
        await using var services = new ServiceCollection().AddMetrics().AddHybridCache()
            .AddSerializer<KeptRanking>(new KeptJson<KeptRanking>()).AddSerializer<KeptPrediction>(new KeptJson<KeptPrediction>()).Services.BuildServiceProvider();
        using var distant = redis is null ? null : new RedisCache(Options.Create(new RedisCacheOptions { ConfigurationOptions = ConfigurationOptions.Parse(redis) }));
        foreach (var (people, calls) in Sizes)
        {
            var data = await Companies.GenerateAsync(people, 1_500);
            var service = new RankingService(WorkforceSnapshot.Build(data, Companies.Today), model) { Identity = people.ToString(CultureInfo.InvariantCulture) };
            var open = data.WorkItems.Where(i => i.Status == WorkItemStatus.Open).Take(50).Select(i => new RankingRequest(i.Id)).ToArray();
            var computed = new ComputedRankings();
            var cached = new CachedRankings(
                computed, services.GetRequiredService<HybridCache>(), Options.Create(new CacheOptions { LeastPeople = 0 }), services.GetRequiredService<IMeterFactory>());
            figures[$"computed_{people}_ms"] = await MedianAsync(calls, n => computed.RankAsync(service, open[n % open.Length], CancellationToken.None));
            figures[$"memory_{people}_ms"] = await MedianAsync(5_000, n => cached.RankAsync(service, open[n % open.Length], CancellationToken.None));
            if (distant is null)
                continue;
            var json = new KeptJson<KeptRanking>();
            foreach (var request in open)
            {
                var bytes = new ArrayBufferWriter<byte>();
                json.Serialize(KeptRanking.Of(service.Rank(request)), bytes);
                await distant.SetAsync(request.WorkItemId, bytes.WrittenSpan.ToArray(), new DistributedCacheEntryOptions());
            }

            figures[$"redis_{people}_ms"] = await MedianAsync(2_000, async n =>
            {
                var request = open[n % open.Length];
                return json.Deserialize(new ReadOnlySequence<byte>((await distant.GetAsync(request.WorkItemId))!)).For(service, request.WorkItemId);
            });
        }

        return figures.ToDictionary(f => f.Key, f => Math.Round(f.Value, 4));
    }

    private static async Task<double> MedianAsync(int calls, Func<int, ValueTask<RankingResult>> ask)
    {
        var times = new double[calls];
        for (var n = -calls; n < calls; n++)
        {
            var began = TimeProvider.System.GetTimestamp();
            await ask(Math.Abs(n));
            if (n >= 0)
                times[n] = TimeProvider.System.GetElapsedTime(began).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[calls / 2];
    }
}
