using ChatOps.Learning.Features;

namespace ChatOps.Learning.Performance;

/// <summary>Between what is shown of a target and what is regressed.</summary>
internal static class TargetScale
{
    /// <summary>Least actual over estimated hours; keeps the logarithm of 0 hours finite.</summary>
    private const double LeastShare = 0.01;

    /// <summary>All targets.</summary>
    public static readonly IReadOnlyList<PerformanceTarget> All = Enum.GetValues<PerformanceTarget>();

    /// <summary>What happened, as it is shown.</summary>
    public static double Actual(this PerformanceTarget target, TrainingRow row) => target switch
    {
        PerformanceTarget.Quality => row.Outcome.Quality,
        PerformanceTarget.Timeliness => row.Outcome.Timeliness,
        _ => row.Outcome.ActualHours,
    };

    /// <summary>What happened, as it is regressed.</summary>
    public static double Regressed(this PerformanceTarget target, TrainingRow row) => target == PerformanceTarget.Hours
        ? Math.Log(Math.Max(LeastShare, row.Outcome.ActualHours / row.EstimatedHours))
        : target.Actual(row);

    /// <summary>From regressed to shown; rising.</summary>
    public static double Shown(this PerformanceTarget target, double regressed, double estimatedHours) => target == PerformanceTarget.Hours
        ? estimatedHours * Math.Exp(regressed)
        : Math.Clamp(regressed, 0, 1);

    /// <summary>The feature that holds the person's own past mean, as it is regressed.</summary>
    public static SuccessFeature OwnMean(this PerformanceTarget target) => target switch
    {
        PerformanceTarget.Quality => SuccessFeature.PastQuality,
        PerformanceTarget.Timeliness => SuccessFeature.PastTimeliness,
        _ => SuccessFeature.Slowness,
    };

    /// <summary>Where shown values are cut off at the top, on the regressed scale; infinite where they are not.</summary>
    public static double Limit(this PerformanceTarget target) => target == PerformanceTarget.Hours ? double.PositiveInfinity : 1;
}
