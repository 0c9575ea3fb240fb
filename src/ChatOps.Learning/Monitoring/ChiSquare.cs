using MathNet.Numerics.Distributions;

namespace ChatOps.Learning.Monitoring;

/// <summary>
/// Pearson's chi-square test that two samples fall into categories alike. The statistic given is Cramér's V = √(χ² / n), which says how much
/// and not only how surely. Categories that expect fewer than five in either sample are one category (Cochran 1954).
/// </summary>
public static class ChiSquare
{
    private const double LeastExpected = 5;

    /// <summary>Compares two samples; unknown values (NaN) are a category.</summary>
    /// <param name="subject">What the values are of.</param>
    /// <param name="reference">Values before.</param>
    /// <param name="recent">Values now.</param>
    /// <param name="options">Threshold and least number.</param>
    public static DriftCheck Compare(string subject, DriftSample reference, DriftSample recent, DriftOptions options)
    {
        double? statistic = null, p = null;
        if (reference.IsEnough(options) && recent.IsEnough(options))
        {
            var (n, m) = (reference.Units, recent.Units);
            var (before, now) = (Count(reference.Values), Count(recent.Values));
            var (chi, freedom) = Test(Merge(
            [
                .. before.Keys.Union(now.Keys).Select(k =>
                    (before.GetValueOrDefault(k) * n / reference.Count, now.GetValueOrDefault(k) * m / recent.Count)),
            ]));
            statistic = Math.Sqrt(chi / (n + m));
            p = freedom == 0 ? 1 : 1 - ChiSquared.CDF(freedom, chi);
        }

        return new DriftCheck(subject, DriftMethod.ChiSquare, statistic, p, options.ChiSquare, options.Alpha, reference.Count, recent.Count);
    }

    /// <summary>Chi-square and its degrees of freedom; no category may be empty in both.</summary>
    internal static (double Statistic, int Freedom) Test(IReadOnlyList<(double Before, double Now)> counts)
    {
        var (before, now) = (counts.Sum(c => c.Before), counts.Sum(c => c.Now));
        var statistic = 0.0;
        foreach (var (b, n) in counts)
        {
            var (eb, en) = ((b + n) * before / (before + now), (b + n) * now / (before + now));
            statistic += ((b - eb) * (b - eb) / eb) + ((n - en) * (n - en) / en);
        }

        return (statistic, Math.Max(0, counts.Count - 1));
    }

    private static Dictionary<float, int> Count(IEnumerable<float> values) => values.GroupBy(v => v).ToDictionary(g => g.Key, g => g.Count());

    private static List<(double Before, double Now)> Merge(List<(double Before, double Now)> counts)
    {
        var smaller = Math.Min(counts.Sum(c => c.Before), counts.Sum(c => c.Now)) / counts.Sum(c => c.Before + c.Now);
        bool IsRare((double Before, double Now) c) => (c.Before + c.Now) * smaller < LeastExpected;
        var merged = counts.Where(c => !IsRare(c)).ToList();
        if (merged.Count < counts.Count)
            merged.Add((counts.Where(IsRare).Sum(c => c.Before), counts.Where(IsRare).Sum(c => c.Now)));
        return merged;
    }
}
