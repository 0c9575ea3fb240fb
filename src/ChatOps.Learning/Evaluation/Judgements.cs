namespace ChatOps.Learning.Evaluation;

/// <summary>The metrics of judgements.</summary>
public static class Judgements
{
    /// <summary>The share of decisions that <see cref="Metric.Lift"/> calls the best scored.</summary>
    public const double BestShare = 1 / 3.0;

    /// <summary>All metrics, by number of <see cref="Metric"/>; null where one can't be measured, and for the coverage, which is no matter of
    /// single decisions.</summary>
    public static IReadOnlyList<double?> Measure(IReadOnlyCollection<Judgement> judgements)
    {
        var asked = judgements.Where(j => j.Place is not null).Select(j => (j.Place!.Value, j.Success)).ToArray();
        var successful = RankingMetrics.Successful(asked);
        var scored = judgements.Where(j => j.Score is not null).Select(j => (j.Score!.Value, j.Success)).ToArray();
        var predicted = judgements.Where(j => j.Probability is not null).Select(j => (j.Probability!.Value, j.Success)).ToArray();
        var values = new double?[Enum.GetValues<Metric>().Length];
        values[(int)Metric.PrecisionAt5] = RankingMetrics.PrecisionAt(asked, 5);
        values[(int)Metric.PrecisionAt10] = RankingMetrics.PrecisionAt(asked, 10);
        values[(int)Metric.RecallAt5] = RankingMetrics.HitRate(successful, 5);
        values[(int)Metric.RecallAt10] = RankingMetrics.HitRate(successful, 10);
        values[(int)Metric.Mrr] = RankingMetrics.MeanReciprocalRank(successful);
        values[(int)Metric.NdcgAt10] = RankingMetrics.NdcgOfOne(successful, 10);
        values[(int)Metric.Auc] = RankingMetrics.Auc(scored);
        values[(int)Metric.Lift] = RankingMetrics.Lift(scored, BestShare);
        values[(int)Metric.Accuracy] = RankingMetrics.Accuracy(predicted);
        values[(int)Metric.F1] = RankingMetrics.F1(predicted);
        values[(int)Metric.Brier] = RankingMetrics.Brier(predicted);
        values[(int)Metric.CalibrationError] = RankingMetrics.CalibrationError(predicted);
        return values;
    }
}
