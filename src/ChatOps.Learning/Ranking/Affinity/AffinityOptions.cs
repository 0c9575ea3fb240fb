namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>
/// Settings of the affinity ranking. The defaults were chosen on the first 80 % of the incident log by time, trained on the first 64 %
/// and judged on the rest of it.
/// </summary>
public sealed record AffinityOptions
{
    /// <summary>Days after which a resolved task counts half, above 0. Default 20.</summary>
    public double HalfLifeDays { get; init; } = 20;

    /// <summary>How many recent tasks the next coarser level counts for, above 0. Default 5.</summary>
    public double BackOff { get; init; } = 5;

    /// <summary>Step size of the online regression (Adagrad), above 0. Default 0.4.</summary>
    public double LearningRate { get; init; } = 0.4;

    /// <summary>What Adagrad's sum of squared gradients begins with, above 0. Default 2.</summary>
    public double InitialAccumulator { get; init; } = 2;

    /// <summary>Share of the counts in the mix with the regression, 0 to 1. Default 0.3.</summary>
    public double CountsShare { get; init; } = 0.3;
}
