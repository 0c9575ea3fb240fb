namespace ChatOps.Learning.Fairness;

/// <summary>
/// How often chance alone puts a group as far below the highest one: people are dealt out to groups of the same sizes at random, and the highest
/// is sought anew each time (permutation test; Good 2005). So neither the luck of the highest of many groups counts against the others, nor five
/// people who are chosen for everything against the groups that none of the five happens to be in.
/// </summary>
internal static class GroupPermutation
{
    /// <summary>p-values of the groups, in their order.</summary>
    /// <param name="groups">People of the groups that are judged, two or more.</param>
    /// <param name="count">What is counted of a person, out of the times considered.</param>
    /// <param name="options">Draws and their seed.</param>
    public static double[] PValues(IReadOnlyList<IReadOnlyList<PersonTally>> groups, Func<PersonTally, double> count, FairnessOptions options)
    {
        var sizes = groups.Select(g => g.Count).ToArray();
        var people = groups.SelectMany(g => g).Select(t => (Count: count(t), Considered: (double)t.Considered)).ToArray();
        var observed = Ratios(people, sizes);
        var asLow = new int[sizes.Length];
        var random = new Random(options.Seed);
        for (var draw = 0; draw < options.Resamples; draw++)
        {
            random.Shuffle(people);
            var ratios = Ratios(people, sizes);
            for (var g = 0; g < sizes.Length; g++)
                asLow[g] += ratios[g] <= observed[g] + 1e-12 ? 1 : 0;
        }

        return [.. asLow.Select(n => (n + 1) / (options.Resamples + 1.0))];
    }

    /// <summary>Rates over the highest; 1 where nobody has any.</summary>
    private static double[] Ratios((double Count, double Considered)[] people, int[] sizes)
    {
        var (rates, from) = (new double[sizes.Length], 0);
        for (var g = 0; g < sizes.Length; from += sizes[g], g++)
        {
            var (counted, considered) = (0.0, 0.0);
            for (var p = from; p < from + sizes[g]; p++)
            {
                counted += people[p].Count;
                considered += people[p].Considered;
            }

            rates[g] = considered > 0 ? counted / considered : 0;
        }

        var highest = rates.Max();
        return [.. rates.Select(r => highest > 0 ? r / highest : 1)];
    }
}
