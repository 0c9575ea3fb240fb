namespace ChatOps.Learning.Features;

/// <summary>A level that is supposed instead of the one somebody has.</summary>
/// <param name="Skill">Number of the skill; -1 supposes nothing.</param>
/// <param name="Level">Level, 1 to 5.</param>
internal readonly record struct SkillLevel(int Skill, int Level)
{
    /// <summary>Everything is as it is.</summary>
    public static SkillLevel AsItIs { get; } = new(-1, 0);

    /// <summary>The level to reckon with.</summary>
    public int Of(Ranking.SkillIndex skills, int person, int skill) => skill == Skill ? Level : skills.LevelOf(person, skill);
}
