using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Monitoring;

/// <summary>
/// Whether work spreads over people otherwise than before. Gini coefficients of spans with different numbers of assignments don't compare, so
/// the test deals the assignments of both out to the spans at random, a thousand times, and counts how often they differ as much (permutation
/// test; Good 2005).
/// </summary>
public static class LoadDrift
{
    private const int Permutations = 1_000;
    private const int Seed = 42;

    /// <summary>Compares who got the assignments of two spans.</summary>
    /// <param name="people">How many people there are; those without an assignment count.</param>
    /// <param name="reference">Numbers of the people who got the assignments before, from 0 to below <paramref name="people"/>.</param>
    /// <param name="recent">The same now.</param>
    /// <param name="options">Threshold and least number.</param>
    public static DriftCheck OfAssignments(int people, IReadOnlyList<int> reference, IReadOnlyList<int> recent, DriftOptions options)
    {
        double? statistic = null, p = null;
        if (people > 1 && reference.Count >= options.LeastValues && recent.Count >= options.LeastValues)
        {
            var all = reference.Concat(recent).ToArray();
            var observed = Difference(people, all, reference.Count);
            var random = new Random(Seed);
            var differences = new double[Permutations];
            for (var n = 0; n < Permutations; n++)
            {
                random.Shuffle(all);
                differences[n] = Difference(people, all, reference.Count);
            }

            // What chance alone makes of the smaller span is taken off: only the rest is change.
            var expected = differences.Average();
            statistic = Math.Abs(observed - expected);
            p = (1 + differences.Count(d => Math.Abs(d - expected) >= statistic - 1e-12)) / (Permutations + 1.0);
        }

        return new DriftCheck(
            "assignments per person", DriftMethod.GiniChanged, statistic, p, options.GiniChanged, options.Alpha, reference.Count, recent.Count);
    }

    /// <summary>Compares how full people's weeks are.</summary>
    /// <param name="then">The company then.</param>
    /// <param name="now">The company now.</param>
    /// <param name="options">Threshold and least number.</param>
    public static DriftCheck OfHours(WorkforceSnapshot then, WorkforceSnapshot now, DriftOptions options) =>
        KolmogorovSmirnov.Compare("promised over working hours", Utilisation(then), Utilisation(now), options);

    /// <summary>How work spreads over people, in figures.</summary>
    internal static LoadSpread Spread(WorkforceSnapshot snapshot, IReadOnlyList<int> assigned)
    {
        var counts = Counts(snapshot.People.Count, assigned);
        var tenth = (int)Math.Ceiling(counts.Length / 10.0);
        return new LoadSpread(
            assigned.Count,
            Gini.Of(counts),
            assigned.Count == 0 ? null : counts.OrderDescending().Take(tenth).Sum() / assigned.Count,
            Gini.Of(Enumerable.Range(0, counts.Length).Select(p => (double)snapshot.Availability.AllocatedHours(p))));
    }

    private static double Difference(int people, int[] all, int reference) =>
        Gini.Of(Counts(people, all.AsSpan(reference)))!.Value - Gini.Of(Counts(people, all.AsSpan(0, reference)))!.Value;

    private static double[] Counts(int people, IReadOnlyList<int> assigned) => Counts(people, assigned.ToArray().AsSpan());

    private static double[] Counts(int people, ReadOnlySpan<int> assigned)
    {
        var counts = new double[people];
        foreach (var person in assigned)
            counts[person]++;
        return counts;
    }

    private static DriftSample Utilisation(WorkforceSnapshot snapshot) =>
        new([.. Enumerable.Range(0, snapshot.People.Count).Select(snapshot.Availability.Utilisation)], [.. Enumerable.Range(0, snapshot.People.Count)]);
}
