namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>A person with what the generator knows about them and the records don't tell.</summary>
/// <param name="Record">The record.</param>
/// <param name="Department">The department.</param>
/// <param name="Profile">What the seniority means.</param>
/// <param name="Talent">Base quality of the work, 0 to 1. Drives success and quality; never exported.</param>
/// <param name="Levels">Level of each skill by its number in <see cref="SkillCatalogue"/>; 0 where there is none, else 1 to 5.</param>
internal sealed record SyntheticPerson(
    Person Record,
    DepartmentProfile Department,
    SeniorityProfile Profile,
    double Talent,
    byte[] Levels);
