namespace ChatOps.Learning.Monitoring;

/// <summary>
/// Kolmogorov and Smirnov's test of two samples: the largest distance D of their distributions. p from Kolmogorov's distribution
/// Q(λ) = 2 Σ (-1)^(k-1) exp(-2 k² λ²) at λ = (√N + 0.12 + 0.11 / √N) D with N = nm / (n + m) (Stephens 1970). Equal values make it too
/// careful, never too bold.
/// </summary>
public static class KolmogorovSmirnov
{
    private const int MostTerms = 100;

    /// <summary>Compares two samples; unknown values (NaN) are left out.</summary>
    /// <param name="subject">What the values are of.</param>
    /// <param name="reference">Values before.</param>
    /// <param name="recent">Values now.</param>
    /// <param name="options">Threshold and least number.</param>
    public static DriftCheck Compare(string subject, DriftSample reference, DriftSample recent, DriftOptions options)
    {
        var (before, now) = (reference.Known(), recent.Known());
        double? statistic = before.IsEnough(options) && now.IsEnough(options) ? Distance([.. before.Values.Order()], [.. now.Values.Order()]) : null;
        double? p = statistic is { } distance ? PValue(distance, before.Units, now.Units) : null;
        return new DriftCheck(
            subject, DriftMethod.KolmogorovSmirnov, statistic, p, options.KolmogorovSmirnov, options.Alpha, before.Count, now.Count);
    }

    /// <summary>Largest distance of the distributions of two sorted samples.</summary>
    internal static double Distance(float[] one, float[] other)
    {
        var (i, j, largest) = (0, 0, 0.0);
        while (i < one.Length && j < other.Length)
        {
            var value = Math.Min(one[i], other[j]);
            while (i < one.Length && one[i] <= value)
                i++;
            while (j < other.Length && other[j] <= value)
                j++;
            largest = Math.Max(largest, Math.Abs((i / (double)one.Length) - (j / (double)other.Length)));
        }

        return largest;
    }

    internal static double PValue(double distance, double one, double other)
    {
        var root = Math.Sqrt(one * other / (one + other));
        return Kolmogorov((root + 0.12 + (0.11 / root)) * distance);
    }

    /// <summary>Chance that Kolmogorov's statistic is above λ.</summary>
    internal static double Kolmogorov(double lambda)
    {
        // Below this the chance is 1 to twelve digits, and the sum no longer gets there.
        if (lambda < 0.2)
            return 1;
        var (sum, sign) = (0.0, 1);
        for (var k = 1; k <= MostTerms; k++, sign = -sign)
        {
            var term = Math.Exp(-2.0 * k * k * lambda * lambda);
            sum += sign * term;
            if (term < 1e-16)
                break;
        }

        return Math.Clamp(2 * sum, 0, 1);
    }
}
