using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>A skill that a work item asks for.</summary>
public readonly record struct RequiredSkill(string Name, Proficiency Proficiency, bool IsMandatory);
