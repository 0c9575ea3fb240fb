namespace ChatOps.Cvs;

/// <summary>What a CV says about a person. Lists are empty and texts null where it says nothing; nothing is made up.</summary>
public sealed record CvProfile
{
    public PersonalInfo PersonalInfo { get; init; } = new();

    /// <summary>The opening words, in the person's own.</summary>
    public string? Summary { get; init; }

    public IReadOnlyList<CvSkill> Skills { get; init; } = [];

    public IReadOnlyList<CvWork> WorkExperience { get; init; } = [];

    public IReadOnlyList<CvEducation> Education { get; init; } = [];

    public IReadOnlyList<string> Certifications { get; init; } = [];

    /// <summary>Languages that the person speaks.</summary>
    public IReadOnlyList<CvLanguage> Languages { get; init; } = [];
}
