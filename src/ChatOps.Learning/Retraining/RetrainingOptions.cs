using System.ComponentModel.DataAnnotations;

namespace ChatOps.Learning.Retraining;

/// <summary>When models are trained again and what it takes to serve. Configuration section <c>Retraining</c>; defaults of the document (§4.3, §9.4).</summary>
public sealed class RetrainingOptions
{
    public const string Section = "Retraining";

    /// <summary>Outcomes that a company must have before it is retrained by itself. Default 500.</summary>
    [Range(50, int.MaxValue)]
    public int MinRecords { get; set; } = 500;

    /// <summary>Days after which a model is old. Default 7.</summary>
    [Range(1, 3650)]
    public int EveryDays { get; set; } = 7;

    /// <summary>New outcomes that make it worth while before that. Default 100.</summary>
    [Range(1, int.MaxValue)]
    public int MinNew { get; set; } = 100;

    /// <summary>New outcomes with which what serves is brought up to date between two trainings. Default 100.</summary>
    [Range(1, int.MaxValue)]
    public int Buffer { get; set; } = 100;

    /// <summary>How much better the accuracy must be, as a share of what it was. 0 to 1, default 0.02.</summary>
    [Range(0.0, 1.0)]
    public double MinImprovement { get; set; } = 0.02;

    /// <summary>Later outcomes that a comparison must have to say anything. Default 60.</summary>
    [Range(20, int.MaxValue)]
    public int MinCompared { get; set; } = 60;

    /// <summary>Largest share of the new outcomes that may be about one person; beyond it nothing is learned. 0 to 1, default 0.5.</summary>
    [Range(0.01, 1.0)]
    public double MaxShareOfOnePerson { get; set; } = 0.5;

    /// <summary>Whether a scheduled training lets a better model serve by itself. Default false: an admin is asked.</summary>
    public bool PromotesItself { get; set; }
}
