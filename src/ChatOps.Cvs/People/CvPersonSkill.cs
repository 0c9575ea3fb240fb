using ChatOps.Workforce;

namespace ChatOps.Cvs.People;

/// <summary>A skill of a CV in the company's words.</summary>
/// <param name="Name">The company's name for it, else the taxonomy's, else the CV's.</param>
/// <param name="Level">Level.</param>
/// <param name="Years">Years of practice, 0 where the CV doesn't say.</param>
/// <param name="Basis">What the level rests on.</param>
public sealed record CvPersonSkill(string Name, Proficiency Level, double Years, SkillBasis Basis)
{
    /// <summary>The skill as a record of a person.</summary>
    public Skill Of(string personId) => new(personId, Name, null, Level, Years, IsCore: false);
}
