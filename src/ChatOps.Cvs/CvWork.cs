namespace ChatOps.Cvs;

/// <summary>One position.</summary>
public sealed record CvWork
{
    public string? Company { get; init; }

    public string? Title { get; init; }

    /// <summary>Four digits.</summary>
    public string? StartYear { get; init; }

    /// <summary>Four digits; null for a position that is still held or has no end written.</summary>
    public string? EndYear { get; init; }

    /// <summary><c>yyyy-MM</c> or <c>yyyy</c>.</summary>
    public string? StartDate { get; init; }

    /// <summary><c>yyyy-MM</c>, <c>yyyy</c> or <c>present</c>.</summary>
    public string? EndDate { get; init; }

    public string? Location { get; init; }

    public string? Summary { get; init; }

    /// <summary>Its bullet points.</summary>
    public IReadOnlyList<string> Achievements { get; init; } = [];
}
