using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;

namespace ChatOps.Learning.Retraining;

/// <summary>What serves when a new model is made.</summary>
/// <param name="Ranking">The ranking model; null where none serves.</param>
/// <param name="Performance">The performance model; null where none serves.</param>
public sealed record Rivals(ServingModel<RankingModel>? Ranking, ServingModel<PerformanceModel>? Performance);
