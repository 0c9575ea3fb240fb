using MathNet.Numerics.Distributions;

namespace ChatOps.Learning.Experiments;

/// <summary>A difference of means in pooled standard deviations.</summary>
/// <param name="CohensD">Difference / pooled standard deviation (Cohen 1988).</param>
/// <param name="HedgesG">The same without the bias of small samples: d × (1 - 3 / (4 (n₁ + n₂) - 9)) (Hedges 1981).</param>
/// <param name="Low">Lower end of the interval of g, by its large-sample variance (n₁ + n₂) / (n₁ n₂) + g² / (2 (n₁ + n₂)) (Hedges and Olkin 1985).</param>
/// <param name="High">Upper end.</param>
public sealed record EffectSize(double CohensD, double HedgesG, double Low, double High)
{
    /// <summary>Measures; null where one sample has fewer than two values or neither varies.</summary>
    /// <param name="control">The control.</param>
    /// <param name="challenger">The challenger; above 0 its mean is the higher.</param>
    /// <param name="alpha">Share of such intervals that miss the effect, above 0 and below 1.</param>
    public static EffectSize? Of(SampleSummary control, SampleSummary challenger, double alpha)
    {
        if (control.Count < 2 || challenger.Count < 2 || PooledVariance(control, challenger) is not (> 0 and var pooled))
            return null;
        double total = control.Count + challenger.Count;
        var d = (challenger.Mean - control.Mean) / Math.Sqrt(pooled);
        var g = d * (1 - (3 / ((4 * total) - 9)));
        var half = Normal.InvCDF(0, 1, 1 - (alpha / 2)) * Math.Sqrt((total / control.Count / challenger.Count) + (g * g / (2 * total)));
        return new EffectSize(d, g, g - half, g + half);
    }

    /// <summary>Variance of both samples around their own means.</summary>
    internal static double PooledVariance(SampleSummary one, SampleSummary other) => one.Count + other.Count <= 2
        ? 0
        : (((one.Count - 1) * one.Variance) + ((other.Count - 1) * other.Variance)) / (one.Count + other.Count - 2);
}
