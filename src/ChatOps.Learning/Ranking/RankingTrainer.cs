using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;
using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// Fits a <see cref="RankingModel"/>: the document's weights, the calibration of their score on outcomes, and the success model where it
/// foretells later outcomes better.
/// </summary>
public static class RankingTrainer
{
    /// <summary>The oldest share of history: too early for a collaborative score worth calibrating.</summary>
    private const double WarmUp = 0.3;

    private const int Folds = 5;

    /// <summary>Shares of the scored decisions, in time order: fitted on, the pull chosen on the next, compared on the newest.</summary>
    private const double FitShare = 0.5;

    private const double CompareShare = 0.25;

    /// <summary>Pulls to choose from, in outcomes.</summary>
    private static readonly double[] Ridges = [1, 3, 10, 30, 100];

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
        var scored = new List<ScoredDecision>();
        for (var f = 0; f < folds.Count; f++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            scored.AddRange(Score(data, folds[f]));
            progress?.Report((f + 1.0) / folds.Count);
        }

        var calibration = SuccessCalibration.Fit([.. scored.Select(s => (s.Score, s.Example.Success))]);
        var (success, comparison) = calibration is null ? (null, null) : FitSuccess(scored);
        return new RankingModel
        {
            Version = version,
            TrainedAt = now,
            Outcomes = data.Outcomes.Count,
            CalibratedOn = scored.Count,
            Calibration = calibration,
            Success = success,
            Comparison = comparison,
        };
    }

    /// <summary>
    /// Chooses the pull on the middle part of history, compares with the calibration on the newest part, and keeps the success model only if it
    /// foretold that part better.
    /// </summary>
    private static (SuccessModel? Model, SuccessComparison? Comparison) FitSuccess(List<ScoredDecision> scored)
    {
        var (first, second) = ((int)(scored.Count * FitShare), (int)(scored.Count * (1 - CompareShare)));
        var (early, middle, late) = (scored[..first], scored[first..second], scored[second..]);
        if (!HasBothEnds(early) || middle.Count == 0 || late.Count == 0
            || SuccessCalibration.Fit([.. scored[..second].Select(s => (s.Score, s.Example.Success))]) is not { } calibration)
            return (null, null);

        SuccessExample[] Examples(IEnumerable<ScoredDecision> decisions) => [.. decisions.Select(d => d.Example)];
        var ridge = Ridges.MinBy(r => SuccessTrainer.LogLoss(SuccessTrainer.Fit(Examples(early), r), Examples(middle)));
        var known = Examples(scored[..second]);
        var rate = known.Average(e => e.Success ? 1.0 : 0);
        var comparison = new SuccessComparison(
            late.Count,
            late.Average(d => SuccessTrainer.LogLoss(calibration.Predict(d.Score).Value, d.Example.Success)),
            SuccessTrainer.LogLoss(SuccessTrainer.Fit(known, ridge), Examples(late))!.Value,
            late.Average(d => SuccessTrainer.LogLoss(rate, d.Example.Success)));
        return (comparison.Success < comparison.Calibration ? SuccessTrainer.Fit(Examples(scored), ridge) : null, comparison);
    }

    private static bool HasBothEnds(List<ScoredDecision> decisions) =>
        decisions.Count >= SuccessCalibration.MinOutcomes && decisions.Any(d => d.Example.Success) && decisions.Any(d => !d.Example.Success);

    private static IEnumerable<ScoredDecision> Score(WorkforceData data, TimeFold fold)
    {
        var ranker = new HybridRanker(WorkforceSnapshot.Build(data, fold.KnownThrough), HybridWeights.Document);
        foreach (var decision in fold.Decisions)
        {
            var (item, person) = (
                ranker.Snapshot.ItemIndex(decision.Assignment.WorkItemId), ranker.Snapshot.PersonIndex(decision.Assignment.PersonId));
            var features = new double[SuccessFeatures.Count];
            SuccessFeatures.Fill(ranker.Snapshot, item, person, features);
            var scores = ranker.Score(item);
            yield return new ScoredDecision(scores.Hybrid[person], new SuccessExample(features, decision.Outcome.IsSuccess));
            ranker.Return(scores);
        }
    }

    private sealed record ScoredDecision(double Score, SuccessExample Example);
}
