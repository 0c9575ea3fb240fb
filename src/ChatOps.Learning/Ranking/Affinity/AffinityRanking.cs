namespace ChatOps.Learning.Ranking.Affinity;

/// <summary>People ranked for one row of a flat log.</summary>
/// <param name="Task">Id of the task.</param>
/// <param name="People">Best first, with their share, 0 to 1.</param>
public sealed record AffinityRanking(string Task, IReadOnlyList<(string Person, double Share)> People);
