namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>A skill that a task asks for, by number.</summary>
/// <param name="Skill">Number in <see cref="SkillCatalogue"/>.</param>
/// <param name="Level">1 to 5.</param>
/// <param name="IsMandatory">Whether it weighs twice.</param>
internal readonly record struct Requirement(int Skill, int Level, bool IsMandatory);
