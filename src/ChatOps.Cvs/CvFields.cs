namespace ChatOps.Cvs;

/// <summary>Paths of the fields that have a confidence of their own.</summary>
public static class CvFields
{
    public const string Name = "personalInfo.name";
    public const string Email = "personalInfo.email";
    public const string Phone = "personalInfo.phone";
    public const string Location = "personalInfo.location";
    public const string Title = "personalInfo.title";
    public const string Links = "personalInfo.links";
    public const string Summary = "summary";
    public const string Skills = "skills";
    public const string Work = "workExperience";
    public const string Education = "education";
    public const string Certifications = "certifications";
    public const string Languages = "languages";

    /// <summary>All of them, in the order of a CV.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Name, Email, Phone, Location, Title, Links, Summary, Skills, Work, Education, Certifications, Languages];
}
