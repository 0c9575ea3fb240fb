using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>Where somebody would stand if they had a skill at the level a task asks for, everything else as it is.</summary>
/// <param name="Skill">The skill.</param>
/// <param name="Level">The level asked for.</param>
/// <param name="Rank">The place they would have, from 1.</param>
/// <param name="Score">The score they would have, 0 to 1.</param>
public sealed record WhatIf(string Skill, Proficiency Level, int Rank, double Score);
