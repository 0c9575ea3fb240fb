using MathNet.Numerics.Distributions;

namespace ChatOps.Learning.Monitoring;

/// <summary>
/// Population stability index: Σ (a - e) ln(a / e) over bins that hold equal shares of the reference, e being the reference's share and a the
/// recent one's; unknown values are a bin of their own. p is that of Pearson's chi-square over the same bins: in large samples
/// PSI / (1/n + 1/m) has the same distribution (Yurdakul and Naranjo 2020), in small ones Pearson's keeps its level better.
/// </summary>
public static class PopulationStability
{
    private const int MostBins = 10;

    /// <summary>Values of the smaller sample that a bin should hold, for the chi-square to be near enough.</summary>
    private const int ValuesPerBin = 10;

    /// <summary>Added to every count, so that an empty bin is no infinite surprise.</summary>
    private const double Smoothing = 0.5;

    /// <summary>Compares two samples.</summary>
    /// <param name="subject">What the values are of.</param>
    /// <param name="reference">Values before.</param>
    /// <param name="recent">Values now.</param>
    /// <param name="options">Threshold and least number.</param>
    public static DriftCheck Compare(string subject, DriftSample reference, DriftSample recent, DriftOptions options)
    {
        var (statistic, p) = reference.IsEnough(options) && recent.IsEnough(options) ? Measure(reference, recent) : (null, null);
        return new DriftCheck(
            subject, DriftMethod.PopulationStability, statistic, p, options.PopulationStability, options.Alpha, reference.Count, recent.Count);
    }

    private static (double? Statistic, double? P) Measure(DriftSample reference, DriftSample recent)
    {
        var (n, m) = (reference.Units, recent.Units);
        var edges = Edges(reference.Values, (int)Math.Clamp(Math.Min(n, m) / ValuesPerBin, 2, MostBins));
        var (before, now) = (Count(reference.Values, edges), Count(recent.Values, edges));
        var counts = new List<(double Before, double Now)>(before.Length);
        var statistic = 0.0;
        for (var bin = 0; bin < before.Length; bin++)
        {
            if (before[bin] + now[bin] == 0)
                continue;
            var e = (before[bin] + Smoothing) / (reference.Count + (Smoothing * before.Length));
            var a = (now[bin] + Smoothing) / (recent.Count + (Smoothing * before.Length));
            statistic += (a - e) * Math.Log(a / e);
            counts.Add((before[bin] * n / reference.Count, now[bin] * m / recent.Count));
        }

        var (chi, freedom) = ChiSquare.Test(counts);
        return freedom == 0 ? (0, 1) : (statistic, 1 - ChiSquared.CDF(freedom, chi));
    }

    /// <summary>Upper ends of all bins but the last; equal values are never parted.</summary>
    private static float[] Edges(IReadOnlyList<float> reference, int bins)
    {
        var known = reference.Where(float.IsFinite).Order().ToArray();
        return known.Length == 0 ? [] : [.. Enumerable.Range(1, bins - 1).Select(b => known[(int)((long)(known.Length - 1) * b / bins)]).Distinct()];
    }

    /// <summary>Values by bin; the last bin is for the unknown.</summary>
    private static int[] Count(IReadOnlyList<float> values, float[] edges)
    {
        var counts = new int[edges.Length + 2];
        foreach (var value in values)
        {
            var at = float.IsFinite(value) ? Array.BinarySearch(edges, value) : edges.Length + 1;
            counts[at < 0 ? ~at : at]++;
        }

        return counts;
    }
}
