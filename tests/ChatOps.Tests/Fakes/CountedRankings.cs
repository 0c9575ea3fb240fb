using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;

namespace ChatOps.Tests.Fakes;

/// <summary>Computes like the real one, counts, and can be held up.</summary>
internal sealed class CountedRankings : IRankings
{
    private readonly ComputedRankings _computed = new();
    private int _asked;

    /// <summary>How often something was computed.</summary>
    public int Asked => _asked;

    /// <summary>What an answer waits for.</summary>
    public Task GoOn { get; set; } = Task.CompletedTask;

    public async ValueTask<RankingResult> RankAsync(RankingService service, RankingRequest request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        await GoOn.WaitAsync(cancellationToken);
        return await _computed.RankAsync(service, request, cancellationToken);
    }

    public async ValueTask<PerformancePrediction?> PredictAsync(RankingService service, string workItemId, string personId, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _asked);
        await GoOn.WaitAsync(cancellationToken);
        return await _computed.PredictAsync(service, workItemId, personId, cancellationToken);
    }
}
