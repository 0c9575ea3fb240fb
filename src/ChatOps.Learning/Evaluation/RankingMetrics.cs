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
    /// How many of the first <paramref name="k"/> were asked and succeeded, over k, mean over tasks (design document §3.1). Outcomes are only
    /// known of the one person who was asked, so it is at most the share of successes over k. Null for no tasks.
    /// </summary>
    /// <param name="asked">For each task the place of the person who was asked, from 1 (0 where not ranked), and how it ended.</param>
    /// <param name="k">Places that count, from 1.</param>
    public static double? PrecisionAt(IReadOnlyCollection<(int Place, bool Success)> asked, int k) =>
        asked.Count == 0 ? null : asked.Count(a => a.Success && a.Place >= 1 && a.Place <= k) / (double)k / asked.Count;

    /// <summary>
    /// Share of the people who were asked and succeeded that stand among the first <paramref name="k"/>, 0 to 1 (design document §3.1).
    /// Null where nobody succeeded.
    /// </summary>
    /// <param name="asked">For each task the place of the person who was asked, from 1 (0 where not ranked), and how it ended.</param>
    /// <param name="k">Places that count, from 1.</param>
    public static double? RecallAt(IReadOnlyCollection<(int Place, bool Success)> asked, int k) => HitRate(Successful(asked), k);

    /// <summary>Places of those who were asked and succeeded.</summary>
    /// <param name="asked">For each task the place of the person who was asked, from 1 (0 where not ranked), and how it ended.</param>
    public static IReadOnlyCollection<int> Successful(IEnumerable<(int Place, bool Success)> asked) => [.. asked.Where(a => a.Success).Select(a => a.Place)];

    /// <summary>
    /// Mean NDCG of the first <paramref name="k"/> where each task has one relevant person: 1 / log2(place + 1), 0 beyond k; 0 to 1. Null for no
    /// ranks.
    /// </summary>
    /// <param name="ranks">Place of the one relevant person per task, from 1; 0 where they were not ranked.</param>
    /// <param name="k">Places that count, from 1.</param>
    public static double? NdcgOfOne(IReadOnlyCollection<int> ranks, int k) =>
        ranks.Count == 0 ? null : ranks.Average(r => r >= 1 && r <= k ? 1 / Math.Log2(r + 1) : 0);

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
        var sorted = scored.OrderBy(s => s.Score).ToArray();
        var (wins, failures, successes) = (0.0, 0L, 0L);
        for (var from = 0; from < sorted.Length;)
        {
            var (good, bad, to) = (0L, 0L, from);
            for (; to < sorted.Length && sorted[to].Score.Equals(sorted[from].Score); to++)
                _ = sorted[to].Success ? good++ : bad++;
            wins += good * (failures + (bad / 2.0));
            successes += good;
            failures += bad;
            from = to;
        }

        return successes == 0 || failures == 0 ? null : wins / successes / failures;
    }

    /// <summary>
    /// Share of successes among the best scored, over the share among all: 1 is no better than a draw. Of people who tie at the border a part
    /// counts. Null where nobody succeeded.
    /// </summary>
    /// <param name="scored">Scores with how it ended.</param>
    /// <param name="share">How many are the best scored, above 0 and at most 1 of all.</param>
    public static double? Lift(IReadOnlyCollection<(double Score, bool Success)> scored, double share)
    {
        var successes = scored.Count(s => s.Success);
        if (successes == 0)
            return null;
        var sorted = scored.OrderByDescending(s => s.Score).ToArray();
        var best = sorted.Length * share;
        var (found, left) = (0.0, best);
        for (var from = 0; from < sorted.Length && left > 0;)
        {
            var (good, to) = (0, from);
            for (; to < sorted.Length && sorted[to].Score.Equals(sorted[from].Score); to++)
                good += sorted[to].Success ? 1 : 0;
            var taken = Math.Min(left, to - from);
            found += good * taken / (to - from);
            left -= taken;
            from = to;
        }

        return found / best / (successes / (double)sorted.Length);
    }

    /// <summary>Mean squared error of probabilities, 0 (best) to 1 (Brier 1950). Null for none.</summary>
    public static double? Brier(IReadOnlyCollection<(double Probability, bool Success)> predicted) =>
        predicted.Count == 0 ? null : predicted.Average(p => Math.Pow(p.Probability - (p.Success ? 1 : 0), 2));

    /// <summary>Share of outcomes that fell on the likelier side of one half, 0 to 1. Null for none.</summary>
    public static double? Accuracy(IReadOnlyCollection<(double Probability, bool Success)> predicted) =>
        predicted.Count == 0 ? null : predicted.Count(p => p.Probability >= 0.5 == p.Success) / (double)predicted.Count;

    /// <summary>
    /// Harmonic mean of precision and recall of saying success, 0 to 1: success is said from one half on. Null where there is neither a success
    /// nor a word of one.
    /// </summary>
    public static double? F1(IReadOnlyCollection<(double Probability, bool Success)> predicted)
    {
        var (said, ended) = (predicted.Count(p => p.Probability >= 0.5), predicted.Count(p => p.Success));
        return said + ended == 0 ? null : 2.0 * predicted.Count(p => p.Probability >= 0.5 && p.Success) / (said + ended);
    }

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
