namespace ChatOps.Cvs;

/// <summary>A skill as the CV names it.</summary>
/// <param name="Name">The CV's own words.</param>
public sealed record CvSkill(string Name)
{
    /// <summary>Its name in the taxonomy; null where the taxonomy doesn't know it.</summary>
    public string? Canonical { get; init; }

    /// <summary>The CV's own word for how well.</summary>
    public string? Level { get; init; }

    /// <summary>Years of practice, as far as the CV says.</summary>
    public double? Years { get; init; }
}
