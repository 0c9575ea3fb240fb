namespace ChatOps.Learning.Experiments;

/// <summary>One metric of both arms. Differences are challenger less control; what can't be measured is null.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Control">The control's.</param>
/// <param name="Challenger">The challenger's.</param>
/// <param name="Welch">Difference with its interval and the p-value of a single look.</param>
/// <param name="Effect">Difference in standard deviations.</param>
/// <param name="AlwaysValidP">p-value that may be looked at every day.</param>
/// <param name="AlwaysValidLow">Lower end of the interval that may be looked at every day.</param>
/// <param name="AlwaysValidHigh">Upper end.</param>
public sealed record MetricComparison(
    OutcomeMetric Metric,
    ArmFigures Control,
    ArmFigures Challenger,
    WelchTest? Welch,
    EffectSize? Effect,
    double? AlwaysValidP,
    double? AlwaysValidLow,
    double? AlwaysValidHigh);
