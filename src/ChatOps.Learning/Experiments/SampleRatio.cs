using MathNet.Numerics.Distributions;

namespace ChatOps.Learning.Experiments;

/// <summary>
/// Whether the arms have as many tasks as the share says: chi-square with one degree of freedom (Fabijan et al. 2019, "Diagnosing sample
/// ratio mismatch"). A mismatch means that tasks got lost in one arm, and then no figure of the experiment can be trusted.
/// </summary>
/// <param name="Control">Tasks of the control.</param>
/// <param name="Challenger">Tasks of the challenger.</param>
/// <param name="ExpectedChallenger">Tasks of the challenger to be expected.</param>
/// <param name="Statistic">Chi-square.</param>
/// <param name="P">p-value; 1 for no tasks.</param>
public sealed record SampleRatio(int Control, int Challenger, double ExpectedChallenger, double Statistic, double P)
{
    /// <summary>p-value below which the counts are no chance. Strict, for it is looked at every day.</summary>
    public const double Threshold = 0.001;

    /// <summary>Whether tasks got lost.</summary>
    public bool IsMismatch => P < Threshold;

    /// <summary>Tests counts.</summary>
    /// <param name="control">Tasks of the control, 0 or more.</param>
    /// <param name="challenger">Tasks of the challenger, 0 or more.</param>
    /// <param name="share">Share of the challenger, above 0 and below 1.</param>
    public static SampleRatio Of(int control, int challenger, double share)
    {
        double total = control + challenger;
        if (total == 0)
            return new SampleRatio(0, 0, 0, 0, 1);
        var off = challenger - (total * share);
        var statistic = off * off / (total * share * (1 - share));
        return new SampleRatio(control, challenger, total * share, statistic, 1 - ChiSquared.CDF(1, statistic));
    }
}
