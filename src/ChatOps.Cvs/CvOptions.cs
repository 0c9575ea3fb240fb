using System.ComponentModel.DataAnnotations;

namespace ChatOps.Cvs;

/// <summary>Limits for CVs. Configuration section <c>Cvs</c>.</summary>
public sealed class CvOptions
{
    public const string Section = "Cvs";

    /// <summary>Largest file in megabytes (10^6 bytes). 1 to 100, default 20.</summary>
    [Range(1, 100)]
    public int MaxMegabytes { get; set; } = 20;

    /// <summary>Most pages. 1 to 1,000, default 200.</summary>
    [Range(1, 1000)]
    public int MaxPages { get; set; } = 200;

    /// <summary>Seconds that reading one file by rules may take. 1 to 120, default 10.</summary>
    [Range(1, 120)]
    public int TimeLimitSeconds { get; set; } = 10;

    /// <summary>Seconds that the model may take before the rules answer alone. 1 to 300, default 60.</summary>
    [Range(1, 300)]
    public int ModelTimeLimitSeconds { get; set; } = 60;

    /// <summary>Confidence above which the model's answer is used as a whole, 0 to 1. Design document §4.1: 0.7.</summary>
    [Range(0.0, 1.0)]
    public double ModelConfidence { get; set; } = 0.7;

    /// <summary>Days that a CV which was read in chat and not saved is kept. 1 to 365, default 30.</summary>
    [Range(1, 365)]
    public int KeepUnsavedDays { get; set; } = 30;

    /// <summary>Whether pictures are read with tesseract where it is installed. Default true.</summary>
    public bool UseTesseract { get; set; } = true;
}
