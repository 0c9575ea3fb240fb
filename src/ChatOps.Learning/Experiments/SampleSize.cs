using MathNet.Numerics.Distributions;

namespace ChatOps.Learning.Experiments;

/// <summary>How many tasks each arm needs.</summary>
/// <param name="Control">Tasks of the control with an outcome.</param>
/// <param name="Challenger">Tasks of the challenger with an outcome.</param>
public sealed record SampleSize(int Control, int Challenger)
{
    /// <summary>
    /// Tasks for a two-sided test of two means: (z₁₋α⸝₂ + z_power)² / d² in an arm of half the tasks and more where shares differ
    /// (N = (…)² / (d² s (1 - s)) in all), with a quarter of z₁₋α⸝₂² more in each arm since the spread is estimated (Guenther 1981).
    /// </summary>
    /// <param name="effect">The smallest difference worth finding, in standard deviations, not 0.</param>
    /// <param name="alpha">Chance of finding a difference where there is none, above 0 and below 1.</param>
    /// <param name="power">Chance of finding it where it is there, above 0 and below 1.</param>
    /// <param name="share">Share of the tasks in the challenger's arm, above 0 and below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">One of them is out of range.</exception>
    public static SampleSize For(double effect, double alpha, double power, double share)
    {
        if (effect == 0 || !double.IsFinite(effect))
            throw new ArgumentOutOfRangeException(nameof(effect), effect, "An effect of 0 is never found; say the smallest difference that is worth finding.");
        Share(alpha, nameof(alpha));
        Share(power, nameof(power));
        Share(share, nameof(share));
        var z = Normal.InvCDF(0, 1, 1 - (alpha / 2));
        var sum = z + Normal.InvCDF(0, 1, power);
        var total = sum * sum / (effect * effect * share * (1 - share));
        int Tasks(double ofArm) => (int)Math.Min(int.MaxValue, Math.Max(2, Math.Ceiling((total * ofArm) + (z * z / 4))));
        return new SampleSize(Tasks(1 - share), Tasks(share));
    }

    private static void Share(double value, string name)
    {
        if (!(value > 0 && value < 1))
            throw new ArgumentOutOfRangeException(name, value, "This must be above 0 and below 1.");
    }
}
