using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>Fits a <see cref="RankingModel"/>: the document's weights, and the calibration of their score on outcomes.</summary>
public static class RankingTrainer
{
    /// <summary>The oldest share of history: too early for a collaborative score worth calibrating.</summary>
    private const double WarmUp = 0.3;

    private const int Folds = 5;

    /// <summary>Trains on all outcomes of a company. Each outcome is scored with what was known before its time fold.</summary>
    /// <param name="data">The company.</param>
    /// <param name="version">Number of the new model.</param>
    /// <param name="now">When it is trained.</param>
    /// <param name="progress">Share done, 0 to 1.</param>
    /// <param name="cancellationToken">Stops between folds.</param>
    public static RankingModel Train(
        WorkforceData data, int version, DateTimeOffset now, IProgress<double>? progress, CancellationToken cancellationToken)
    {
        var folds = TimeFolds.Split(data, WarmUp, Folds);
        var scored = new List<(double Score, bool Success)>();
        for (var f = 0; f < folds.Count; f++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            scored.AddRange(ScoreDecisions(data, folds[f], HybridWeights.Document).Select(s => (s.Score, s.Decision.Outcome.IsSuccess)));
            progress?.Report((f + 1.0) / folds.Count);
        }

        return new RankingModel
        {
            Version = version,
            TrainedAt = now,
            Outcomes = data.Outcomes.Count,
            CalibratedOn = scored.Count,
            Calibration = SuccessCalibration.Fit(scored),
        };
    }

    private static IEnumerable<(double Score, Decision Decision)> ScoreDecisions(WorkforceData data, TimeFold fold, HybridWeights weights)
    {
        var ranker = new HybridRanker(WorkforceSnapshot.Build(data, fold.KnownThrough), weights);
        foreach (var decision in fold.Decisions)
        {
            var scores = ranker.Score(ranker.Snapshot.ItemIndex(decision.Assignment.WorkItemId));
            yield return (scores.Hybrid[ranker.Snapshot.PersonIndex(decision.Assignment.PersonId)], decision);
            ranker.Return(scores);
        }
    }
}
