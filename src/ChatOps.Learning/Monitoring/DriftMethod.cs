namespace ChatOps.Learning.Monitoring;

/// <summary>How drift was measured. All statistics are distances: 0 is no change.</summary>
public enum DriftMethod
{
    /// <summary>Population stability index.</summary>
    PopulationStability,

    /// <summary>Kolmogorov and Smirnov's largest distance of two distributions, 0 to 1.</summary>
    KolmogorovSmirnov,

    /// <summary>Chi-square of two samples in categories; the statistic is Cramér's V, 0 to 1.</summary>
    ChiSquare,

    /// <summary>Share of the first K that are others now, 0 to 1.</summary>
    TopChanged,

    /// <summary>1 less the rank correlation, 0 to 2.</summary>
    OrderChanged,

    /// <summary>Change of the Gini coefficient, 0 to 1, with a permutation test.</summary>
    GiniChanged,

    /// <summary>Page and Hinkley's rise of the error, with a permutation test.</summary>
    PageHinkley,

    /// <summary>Change of the gap between chances said and successes seen, 0 to 1, with Welch's test.</summary>
    CalibrationGap,
}
