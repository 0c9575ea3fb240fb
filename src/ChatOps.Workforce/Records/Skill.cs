namespace ChatOps.Workforce;

/// <summary>A skill that a person has. Keyed by person and name; names compare without case.</summary>
/// <param name="PersonId">Whose skill it is.</param>
/// <param name="Name">Name as written in the source, e.g. <c>PostgreSQL</c>.</param>
/// <param name="Type">Kind of skill in the source's words, e.g. <c>TOOL</c>, if known.</param>
/// <param name="Proficiency">Level.</param>
/// <param name="YearsOfExperience">Years of use, 0 to 80.</param>
/// <param name="IsCore">Whether it belongs to the core of the person's role (<c>is_mandatory</c> of the document's user skills).</param>
public sealed record Skill(
    string PersonId,
    string Name,
    string? Type,
    Proficiency Proficiency,
    double YearsOfExperience,
    bool IsCore);
