namespace ChatOps.Cvs.People;

/// <summary>What the level of a skill rests on.</summary>
public enum SkillBasis
{
    /// <summary>A word of the CV, such as "expert".</summary>
    Word,

    /// <summary>The years of practice that the CV gives.</summary>
    Years,

    /// <summary>Nothing: the skill is named, and counted as intermediate.</summary>
    Nothing,
}
