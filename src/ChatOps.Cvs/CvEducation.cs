namespace ChatOps.Cvs;

/// <summary>One school or course of study.</summary>
public sealed record CvEducation
{
    public string? Institution { get; init; }

    public string? Degree { get; init; }

    public string? Field { get; init; }

    /// <summary>Four digits.</summary>
    public string? StartYear { get; init; }

    /// <summary>Four digits.</summary>
    public string? EndYear { get; init; }
}
