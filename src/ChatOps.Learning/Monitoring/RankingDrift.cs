using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Monitoring;

/// <summary>How differently two rankings order people: two models on one day, or one model on two days.</summary>
public static class RankingDrift
{
    /// <summary>Share of the first <paramref name="top"/> of one list that are among the first of the other, 0 to 1; order doesn't matter. Null where both are empty.</summary>
    public static double? Overlap(IReadOnlyList<string> one, IReadOnlyList<string> other, int top)
    {
        var longest = Math.Min(top, Math.Max(one.Count, other.Count));
        return longest == 0 ? null : one.Take(top).Intersect(other.Take(top), StringComparer.Ordinal).Count() / (double)longest;
    }

    /// <summary>Spearman's correlation of the places of those who are in both lists, -1 to 1; null for fewer than two of them.</summary>
    public static double? Correlation(IReadOnlyList<string> one, IReadOnlyList<string> other)
    {
        var places = new Dictionary<string, int>(other.Count, StringComparer.Ordinal);
        for (var n = 0; n < other.Count; n++)
            places[other[n]] = n;
        var both = one.Where(places.ContainsKey).ToArray();
        return both.Length < 2
            ? null
            : MathNet.Numerics.Statistics.Correlation.Spearman(
                Enumerable.Range(0, both.Length).Select(n => (double)n), both.Select(id => (double)places[id]));
    }

    /// <summary>Compares two rankings over tasks; tasks that either doesn't know are left out.</summary>
    /// <param name="before">The ranking that is compared with.</param>
    /// <param name="now">The ranking in question.</param>
    /// <param name="workItemIds">Ids of tasks.</param>
    /// <param name="top">How many first places count.</param>
    /// <param name="cancellationToken">Stops between tasks.</param>
    public static RankingComparison Between(
        RankingService before, RankingService now, IEnumerable<string> workItemIds, int top, CancellationToken cancellationToken)
    {
        var tasks = new List<(double Overlap, double? Correlation)>();
        var change = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var id in workItemIds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (before.Snapshot.ItemIndex(id) < 0 || now.Snapshot.ItemIndex(id) < 0)
                continue;
            var (one, other) = (Ids(before, id), Ids(now, id));
            if (Overlap(one, other, top) is not { } overlap)
                continue;
            tasks.Add((overlap, Correlation(one, other)));
            foreach (var person in one.Take(top))
                change[person] = change.GetValueOrDefault(person) - 1;
            foreach (var person in other.Take(top))
                change[person] = change.GetValueOrDefault(person) + 1;
        }

        return new RankingComparison(
            tasks.Count,
            top,
            Bootstrap.Interval(tasks, t => t.Count == 0 ? null : t.Average(x => x.Overlap), cancellationToken),
            Bootstrap.Interval(tasks, t => t.Average(x => x.Correlation), cancellationToken),
            [.. change.Where(c => c.Value > 0).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new PlacesChanged(c.Key, c.Value))],
            [.. change.Where(c => c.Value < 0).OrderBy(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => new PlacesChanged(c.Key, c.Value))]);
    }

    /// <summary>A comparison against the thresholds, which no test stands behind.</summary>
    internal static IEnumerable<DriftCheck> Check(string subject, RankingComparison comparison, int leastTasks, DriftOptions options)
    {
        double? Distance(MeasuredValue likeness) => comparison.Tasks < leastTasks ? null : 1 - likeness.Value;
        DriftCheck Of(DriftMethod method, MeasuredValue likeness, double threshold) =>
            new(subject, method, Distance(likeness), null, threshold, options.Alpha, comparison.Tasks, comparison.Tasks);
        return
        [
            Of(DriftMethod.TopChanged, comparison.Overlap, options.TopChanged),
            Of(DriftMethod.OrderChanged, comparison.Correlation, options.OrderChanged),
        ];
    }

    private static string[] Ids(RankingService ranking, string workItemId) => [.. ranking.RankIds(workItemId, int.MaxValue).Select(r => r.Person.Id)];
}
