using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Retraining;

/// <summary>Lets two versions rank the same recent tasks. Nobody is shown anything of it.</summary>
public static class ShadowScoring
{
    /// <summary>Tasks that are ranked: the newest.</summary>
    public const int RecentTasks = 40;

    private const int Top = 5;

    /// <summary>Compares.</summary>
    /// <param name="serving">What serves.</param>
    /// <param name="other">The same company with the other version.</param>
    /// <param name="cancellationToken">Stops between tasks.</param>
    public static ShadowReport Run(RankingService serving, RankingService other, CancellationToken cancellationToken)
    {
        var tasks = serving.Snapshot.WorkItems.OrderByDescending(i => i.Created).ThenBy(i => i.Id, StringComparer.Ordinal).Take(RecentTasks).ToArray();
        var everybody = serving.Snapshot.People.Count;
        var (changed, overlaps, correlations) = (0, new List<double>(), new List<double>());
        var moves = new Dictionary<Person, int>();
        foreach (var task in tasks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var (before, after) = (Order(serving, task.Id, everybody), Order(other, task.Id, everybody));
            var (first, then) = (before.Take(Top).ToArray(), after.Take(Top).ToArray());
            if (first.Length == 0)
                continue;
            changed += first.SequenceEqual(then) ? 0 : 1;
            overlaps.Add(first.Intersect(then).Count() / (double)first.Length);
            if (Spearman(before, after) is { } correlation)
                correlations.Add(correlation);
            foreach (var person in then.Except(first))
                moves[person] = moves.GetValueOrDefault(person) + 1;
            foreach (var person in first.Except(then))
                moves[person] = moves.GetValueOrDefault(person) - 1;
        }

        var ordered = moves.OrderBy(m => m.Key.Id, StringComparer.Ordinal).ToArray();
        return new ShadowReport(
            overlaps.Count,
            Top,
            changed,
            overlaps.Count == 0 ? 1 : overlaps.Average(),
            correlations.Count == 0 ? null : correlations.Average(),
            [.. ordered.Where(m => m.Value > 0).OrderByDescending(m => m.Value).Select(m => (m.Key, m.Value))],
            [.. ordered.Where(m => m.Value < 0).OrderBy(m => m.Value).Select(m => (m.Key, -m.Value))]);
    }

    private static Person[] Order(RankingService ranking, string task, int everybody) => [.. ranking.RankIds(task, Math.Max(1, everybody)).Select(r => r.Person)];

    /// <summary>Both lists hold the same people, without ties: 1 - 6 Σd² / (n³ - n).</summary>
    private static double? Spearman(Person[] one, Person[] other)
    {
        if (one.Length < 2 || one.Length != other.Length)
            return null;
        var places = new Dictionary<Person, int>(other.Length);
        for (var n = 0; n < other.Length; n++)
            places[other[n]] = n;
        double squares = 0;
        for (var n = 0; n < one.Length; n++)
        {
            if (!places.TryGetValue(one[n], out var place))
                return null;
            squares += ((double)n - place) * (n - place);
        }

        double count = one.Length;
        return 1 - (6 * squares / ((count * count * count) - count));
    }
}
