namespace ChatOps.Learning.Evaluation;

/// <summary>Textbook metrics as pure functions. Where something can't be measured they give null, never NaN.</summary>
public static class RankingMetrics
{
    /// <summary>Share of ranks that are at most <paramref name="k"/>, 0 to 1. Null for no ranks.</summary>
    /// <param name="ranks">Place of the one relevant person per task, from 1; 0 where they were not ranked.</param>
    /// <param name="k">Places that count, from 1.</param>
    public static double? HitRate(IReadOnlyCollection<int> ranks, int k) =>
        ranks.Count == 0 ? null : ranks.Count(r => r >= 1 && r <= k) / (double)ranks.Count;

    /// <summary>Mean of 1/rank, 0 to 1; people who were not ranked count 0. Null for no ranks.</summary>
    /// <param name="ranks">Place of the one relevant person per task, from 1; 0 where they were not ranked.</param>
    public static double? MeanReciprocalRank(IReadOnlyCollection<int> ranks) =>
        ranks.Count == 0 ? null : ranks.Average(r => r >= 1 ? 1.0 / r : 0);

    /// <summary>
    /// Normalised discounted cumulative gain of the first <paramref name="k"/> (Järvelin and Kekäläinen 2002), 0 to 1: gain / log2(place + 1),
    /// summed and divided by the best sum there could be. Null where no gain is above 0.
    /// </summary>
    /// <param name="ranked">Gains in ranked order, 0 or more.</param>
    /// <param name="all">Gains of everybody, ranked or not.</param>
    /// <param name="k">Places that count, from 1.</param>
    public static double? Ndcg(IEnumerable<double> ranked, IEnumerable<double> all, int k)
    {
        static double Dcg(IEnumerable<double> gains) => gains.Select((gain, n) => gain / Math.Log2(n + 2)).Sum();
        var ideal = Dcg(all.OrderDescending().Take(k));
        return ideal > 0 ? Dcg(ranked.Take(k)) / ideal : null;
    }

    /// <summary>
    /// Area under the ROC curve: how often a success scores above a failure, ties counting one half (Hanley and McNeil 1982).
    /// Null unless there are both.
    /// </summary>
    public static double? Auc(IReadOnlyCollection<(double Score, bool Success)> scored)
    {
        var (wins, failures, successes) = (0.0, 0L, 0L);
        foreach (var group in scored.GroupBy(s => s.Score).OrderBy(g => g.Key))
        {
            var good = group.LongCount(s => s.Success);
            var bad = group.LongCount() - good;
            wins += good * (failures + (bad / 2.0));
            successes += good;
            failures += bad;
        }

        return successes == 0 || failures == 0 ? null : wins / successes / failures;
    }

    /// <summary>Mean squared error of probabilities, 0 (best) to 1 (Brier 1950). Null for none.</summary>
    public static double? Brier(IReadOnlyCollection<(double Probability, bool Success)> predicted) =>
        predicted.Count == 0 ? null : predicted.Average(p => Math.Pow(p.Probability - (p.Success ? 1 : 0), 2));

    /// <summary>Share of outcomes that fell on the likelier side of one half, 0 to 1. Null for none.</summary>
    public static double? Accuracy(IReadOnlyCollection<(double Probability, bool Success)> predicted) =>
        predicted.Count == 0 ? null : predicted.Count(p => p.Probability >= 0.5 == p.Success) / (double)predicted.Count;

    /// <summary>
    /// Expected calibration error (Naeini et al. 2015): mean distance between the said and the seen share of successes over bins of equal width,
    /// weighted by their size, 0 (best) to 1. Null for none.
    /// </summary>
    /// <param name="predicted">Probabilities with how it ended.</param>
    /// <param name="bins">Number of bins, 1 or more.</param>
    public static double? CalibrationError(IReadOnlyCollection<(double Probability, bool Success)> predicted, int bins = 10) =>
        predicted.Count == 0 ? null : predicted
            .GroupBy(p => Math.Min(bins - 1, (int)(p.Probability * bins)))
            .Sum(g => Math.Abs(g.Sum(p => p.Probability) - g.Count(p => p.Success))) / predicted.Count;
}
