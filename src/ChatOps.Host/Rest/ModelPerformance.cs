using ChatOps.Learning.Ranking;

namespace ChatOps.Host.Rest;

/// <summary>How well the models that serve foretold later outcomes.</summary>
/// <param name="Ranking">The ranking.</param>
/// <param name="Performance">Performance prediction; null while there is none.</param>
/// <param name="KnownOutcomes">Outcomes that there are now.</param>
internal sealed record ModelPerformance(RankingPerformance Ranking, PredictionPerformance? Performance, int KnownOutcomes)
{
    public static ModelPerformance Of(RankingService serving) => new(
        RankingPerformance.Of(serving.Model), serving.Performance is { } model ? PredictionPerformance.Of(model) : null, serving.Snapshot.History.Work.Count);
}
