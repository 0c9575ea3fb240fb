using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using System.Text.Json;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.Caching;

/// <summary>
/// Says again what was computed for the same question, as long as the same data, day and models answer: all of these are in the key, so that nothing has to be thrown away.
/// Only figures are kept. Who may see them is decided before and after, for each who asks.
/// </summary>
internal sealed class CachedRankings : IRankings
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "ChatOps.Cache";

    /// <summary>People in an answer up to which it is kept: larger ones are asked for once, by programs.</summary>
    private const int MostPeople = 25;

    private readonly IRankings _rankings;
    private readonly HybridCache _cache;
    private readonly CacheOptions _options;
    private readonly HybridCacheEntryOptions _entry;
    private readonly Counter<long> _requests;

    public CachedRankings(IRankings rankings, HybridCache cache, IOptions<CacheOptions> options, IMeterFactory meters)
    {
        (_rankings, _cache, _options) = (rankings, cache, options.Value);
        _entry = new HybridCacheEntryOptions { Expiration = TimeSpan.FromSeconds(_options.Seconds) };
        _requests = meters.Create(MeterName).CreateCounter<long>(
            "chatops.cache.requests", "{request}", "Rankings and predictions of companies that are large enough to keep them, by what was asked and whether it was found.");
        foreach (var asked in new[] { "ranking", "prediction" })
        {
            Count(0, asked, isFound: true);
            Count(0, asked, isFound: false);
        }
    }

    public async ValueTask<RankingResult> RankAsync(RankingService service, RankingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        ArgumentNullException.ThrowIfNull(request);
        if (!IsWorthIt(service) || request.Top + request.Include.Count > MostPeople)
            return await _rankings.RankAsync(service, request, cancellationToken);
        var isFound = true;
        var kept = await _cache.GetOrCreateAsync(
            Key("ranking", service, JsonSerializer.SerializeToUtf8Bytes(request)),
            async stop =>
            {
                isFound = false;
                return KeptRanking.Of(await _rankings.RankAsync(service, request, stop));
            },
            _entry,
            cancellationToken: cancellationToken);
        Count(1, "ranking", isFound);
        return kept.For(service, request.WorkItemId);
    }

    public async ValueTask<PerformancePrediction?> PredictAsync(RankingService service, string workItemId, string personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        if (!IsWorthIt(service))
            return await _rankings.PredictAsync(service, workItemId, personId, cancellationToken);
        var isFound = true;
        var kept = await _cache.GetOrCreateAsync(
            Key("prediction", service, JsonSerializer.SerializeToUtf8Bytes(new[] { workItemId, personId })),
            async stop =>
            {
                isFound = false;
                return new KeptPrediction(await _rankings.PredictAsync(service, workItemId, personId, stop));
            },
            _entry,
            cancellationToken: cancellationToken);
        Count(1, "prediction", isFound);
        return kept.Value;
    }

    private bool IsWorthIt(RankingService service) => service.Identity is not null && service.Snapshot.People.Count >= _options.LeastPeople;

    /// <summary>A hash: ids of people and tasks don't stand in keys, and a long question has a short one.</summary>
    private string Key(string what, RankingService service, byte[] question) => $"{_options.Name}:{what}:{service.Identity}:{Convert.ToHexStringLower(SHA256.HashData(question))}";

    private void Count(long count, string asked, bool isFound) => _requests.Add(count, new("asked", asked), new("found", isFound ? "true" : "false"));
}
