using MathNet.Numerics.Distributions;

namespace ChatOps.Learning.Experiments;

/// <summary>All that a test of means needs to know of a sample.</summary>
/// <param name="Count">How many values.</param>
/// <param name="Mean">Their mean; 0 for none.</param>
/// <param name="Variance">Their variance, over n - 1; 0 for fewer than two.</param>
public readonly record struct SampleSummary(int Count, double Mean, double Variance)
{
    /// <summary>Standard deviation.</summary>
    public double Spread => Math.Sqrt(Variance);

    /// <summary>Squared standard error of the mean; 0 for none.</summary>
    public double MeanVariance => Count == 0 ? 0 : Variance / Count;

    /// <summary>Sums values up.</summary>
    public static SampleSummary Of(IEnumerable<double> values)
    {
        var summary = default(SampleSummary);
        foreach (var value in values)
            summary = summary.With(value);
        return summary;
    }

    /// <summary>The sample with one value more (Welford 1962, which doesn't lose digits where the mean is large).</summary>
    public SampleSummary With(double value)
    {
        var (count, distance) = (Count + 1, value - Mean);
        var mean = Mean + (distance / count);
        var scatter = (Variance * Math.Max(0, Count - 1)) + (distance * (value - mean));
        return new SampleSummary(count, mean, count > 1 ? scatter / (count - 1) : 0);
    }

    /// <summary>Student's interval of the mean; null for fewer than two values.</summary>
    /// <param name="alpha">Share of such intervals that miss the mean, above 0 and below 1.</param>
    public (double Low, double High)? Interval(double alpha)
    {
        if (Count < 2)
            return null;
        var half = StudentT.InvCDF(0, 1, Count - 1, 1 - (alpha / 2)) * Math.Sqrt(MeanVariance);
        return (Mean - half, Mean + half);
    }
}
