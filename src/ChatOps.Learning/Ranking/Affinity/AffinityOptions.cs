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

    /// <summary>Step size of the wider regression, above 0. Default 0.25.</summary>
    public double WideLearningRate { get; init; } = 0.25;

    /// <summary>What Adagrad's sum of squared gradients begins with, above 0. Default 2.</summary>
    public double InitialAccumulator { get; init; } = 2;

    /// <summary>Share of the counts in the mix with the regression, 0 to 1, by which candidates are found. Default 0.1.</summary>
    public double CountsShare { get; init; } = 0.1;

    /// <summary>The best so many people are ranked anew by boosted trees, 1 or more. Default 40.</summary>
    public int Candidates { get; init; } = 40;

    /// <summary>Rows that the trees need, at least. Default 300.</summary>
    public int MinExamples { get; init; } = 300;

    /// <summary>Newest rows that the trees learn from, at most. Default 6000: more take longer and made no difference.</summary>
    public int MaxExamples { get; init; } = 6_000;

    /// <summary>Boosted trees. Default 150.</summary>
    public int Trees { get; init; } = 150;

    /// <summary>Leaves of a tree at most. Default 15.</summary>
    public int Leaves { get; init; } = 15;

    /// <summary>Candidates in a leaf at least. Default 80.</summary>
    public int MinLeaf { get; init; } = 80;

    /// <summary>How much each tree counts. Default 0.06.</summary>
    public double TreeRate { get; init; } = 0.06;
}
