using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Training;

/// <summary>How a task is ranked while an experiment may be running.</summary>
/// <param name="Ranking">What ranks it; null where the experiment gives it no recommendation.</param>
/// <param name="Note">What is said about it; null where there is nothing to say.</param>
internal sealed record TaskArm(RankingService? Ranking, string? Note);
