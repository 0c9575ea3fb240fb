using System.ComponentModel.DataAnnotations;

namespace ChatOps.Learning.Monitoring;

/// <summary>Which spans of time are compared, and from what on a distance matters. Configuration section <c>Drift</c>.</summary>
public sealed class DriftOptions
{
    public const string Section = "Drift";

    /// <summary>Days of the recent span, up to today. Default 28.</summary>
    [Range(1, 3_650)]
    public int RecentDays { get; set; } = 28;

    /// <summary>Where set, the recent span is this many of the newest decisions instead of days.</summary>
    [Range(1, 1_000_000)]
    public int? RecentDecisions { get; set; }

    /// <summary>Days of the reference span, before the recent one. Default 180.</summary>
    [Range(1, 36_500)]
    public int ReferenceDays { get; set; } = 180;

    /// <summary>Fewest values of each span that a verdict is given on. Default 50.</summary>
    [Range(10, 1_000_000)]
    public int LeastValues { get; set; } = 50;

    /// <summary>Fewest people (or departments) whose values each span must be worth where values of one hardly differ. Default 20.</summary>
    [Range(5, 1_000_000)]
    public int LeastOwners { get; set; } = 20;

    /// <summary>Share of all reports without drift that may raise an alarm. Default 0.05.</summary>
    [Range(0.0001, 0.5)]
    public double Alpha { get; set; } = 0.05;

    /// <summary>Population stability index that matters. Default 0.2; the usual rule is 0.1 for some change and 0.25 for much (Siddiqi 2006).</summary>
    [Range(0.0, 10.0)]
    public double PopulationStability { get; set; } = 0.2;

    /// <summary>Distance of two distributions that matters, 0 to 1. Default 0.1.</summary>
    [Range(0.0, 1.0)]
    public double KolmogorovSmirnov { get; set; } = 0.1;

    /// <summary>Cramér's V that matters, 0 to 1. Default 0.1, a small effect (Cohen 1988).</summary>
    [Range(0.0, 1.0)]
    public double ChiSquare { get; set; } = 0.1;

    /// <summary>How many first places of a ranking are compared. Default 5, as many as an answer shows.</summary>
    [Range(1, 100)]
    public int Top { get; set; } = 5;

    /// <summary>Share of the first places that may be others. Default 0.5. A choice, no law: no test stands behind it.</summary>
    [Range(0.0, 1.0)]
    public double TopChanged { get; set; } = 0.5;

    /// <summary>What the rank correlation may lack to 1. Default 0.3. A choice, no law.</summary>
    [Range(0.0, 2.0)]
    public double OrderChanged { get; set; } = 0.3;

    /// <summary>Change of the Gini coefficient that matters. Default 0.05.</summary>
    [Range(0.0, 1.0)]
    public double GiniChanged { get; set; } = 0.05;

    /// <summary>Change of the gap between chances said and successes seen that matters. Default 0.05.</summary>
    [Range(0.0, 1.0)]
    public double CalibrationGap { get; set; } = 0.05;

    /// <summary>Decisions of each span that are looked at most, spread evenly. Default 2,000.</summary>
    [Range(10, 1_000_000)]
    public int MostDecisions { get; set; } = 2_000;

    /// <summary>Tasks whose rankings are compared at most. Default 100.</summary>
    [Range(1, 10_000)]
    public int MostTasks { get; set; } = 100;
}
