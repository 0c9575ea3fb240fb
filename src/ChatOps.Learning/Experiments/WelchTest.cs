using MathNet.Numerics.Distributions;

namespace ChatOps.Learning.Experiments;

/// <summary>
/// Welch's test of two means with variances of their own (Welch 1947): t = difference / √(s₁²/n₁ + s₂²/n₂), degrees of freedom after
/// Satterthwaite (1946). Its p-value holds for one look at a sample size fixed in advance; for looking again and again there is
/// <see cref="SequentialTest"/>.
/// </summary>
/// <param name="T">The statistic.</param>
/// <param name="DegreesOfFreedom">Degrees of freedom, no whole number.</param>
/// <param name="P">Two-sided p-value.</param>
/// <param name="Difference">Mean of the challenger less mean of the control.</param>
/// <param name="Low">Lower end of its interval.</param>
/// <param name="High">Upper end.</param>
public sealed record WelchTest(double T, double DegreesOfFreedom, double P, double Difference, double Low, double High)
{
    /// <summary>Tests; null where one sample has fewer than two values or neither varies.</summary>
    /// <param name="control">The control.</param>
    /// <param name="challenger">The challenger.</param>
    /// <param name="alpha">Share of such intervals that miss the difference, above 0 and below 1.</param>
    public static WelchTest? Of(SampleSummary control, SampleSummary challenger, double alpha)
    {
        var (a, b) = (control.MeanVariance, challenger.MeanVariance);
        if (control.Count < 2 || challenger.Count < 2 || a + b <= 0)
            return null;
        var error = Math.Sqrt(a + b);
        var freedom = (a + b) * (a + b) / ((a * a / (control.Count - 1)) + (b * b / (challenger.Count - 1)));
        var difference = challenger.Mean - control.Mean;
        var t = difference / error;
        var half = StudentT.InvCDF(0, 1, freedom, 1 - (alpha / 2)) * error;
        return new WelchTest(t, freedom, 2 * StudentT.CDF(0, 1, freedom, -Math.Abs(t)), difference, difference - half, difference + half);
    }
}
