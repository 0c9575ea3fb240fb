namespace ChatOps.Learning.Monitoring;

/// <summary>
/// p-values adjusted for having looked at many things (Benjamini and Hochberg 1995): the k-th smallest of m becomes the least of p × m / k from
/// there on. Where nothing drifted, the chance that any adjusted p is at most α is α; where something did, so is the share of false alarms.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>Adjusted p-values, in the order of those given.</summary>
    public static IReadOnlyList<double> Adjust(IReadOnlyList<double> p)
    {
        var adjusted = new double[p.Count];
        var least = 1.0;
        foreach (var (index, rank) in Enumerable.Range(0, p.Count).OrderBy(i => p[i]).Select((i, n) => (i, n + 1)).Reverse())
        {
            least = Math.Min(least, p[index] * p.Count / rank);
            adjusted[index] = least;
        }

        return adjusted;
    }

    /// <summary>The checks with their p adjusted together.</summary>
    public static IReadOnlyList<DriftCheck> Adjust(IReadOnlyList<DriftCheck> checks)
    {
        var tested = Enumerable.Range(0, checks.Count).Where(n => checks[n].P is not null).ToArray();
        var adjusted = Adjust([.. tested.Select(n => checks[n].P!.Value)]);
        var result = checks.ToArray();
        for (var n = 0; n < tested.Length; n++)
            result[tested[n]] = checks[tested[n]] with { AdjustedP = adjusted[n] };
        return result;
    }
}
