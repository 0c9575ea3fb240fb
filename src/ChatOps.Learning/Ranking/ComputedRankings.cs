using ChatOps.Learning.Performance;

namespace ChatOps.Learning.Ranking;

/// <summary>Computes each answer anew, and measures how long that takes.</summary>
public sealed class ComputedRankings : IRankings
{
    public ValueTask<RankingResult> RankAsync(RankingService service, RankingRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        return ValueTask.FromResult(LearningTelemetry.Rank(() => service.Rank(request)));
    }

    public ValueTask<PerformancePrediction?> PredictAsync(RankingService service, string workItemId, string personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(service);
        return ValueTask.FromResult(LearningTelemetry.Predict(() => service.PredictPerformance(workItemId, personId)));
    }
}
