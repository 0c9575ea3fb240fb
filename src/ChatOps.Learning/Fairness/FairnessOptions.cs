using System.ComponentModel.DataAnnotations;

namespace ChatOps.Learning.Fairness;

/// <summary>What an audit of fairness looks at.</summary>
public sealed class FairnessOptions
{
    /// <summary>How many first places of a ranking count as selected. Default 5, as many as an answer shows.</summary>
    [Range(1, 100)]
    public int Top { get; set; } = 5;

    /// <summary>Fewest people of a group that is judged. Default 10.</summary>
    [Range(2, 10_000)]
    public int LeastPeople { get; set; } = 10;

    /// <summary>Groups with a smaller share of all people are counted and not judged. Default 0.02, as New York's rules allow (6 RCNY § 5-301).</summary>
    [Range(0.0, 0.5)]
    public double LeastShare { get; set; } = 0.02;

    /// <summary>Draws of the bootstrap. Default 1,000.</summary>
    [Range(100, 100_000)]
    public int Resamples { get; set; } = 1_000;

    /// <summary>Seed of the draws. Default 42.</summary>
    public int Seed { get; set; } = 42;
}
