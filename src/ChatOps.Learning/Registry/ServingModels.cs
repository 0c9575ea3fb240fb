using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Registry;

/// <summary>What serves at one moment.</summary>
/// <param name="Ranking">The ranking model; null where none serves.</param>
/// <param name="Performance">The performance model; null where none serves.</param>
public sealed record ServingModels(ServingModel<RankingModel>? Ranking, ServingModel<PerformanceModel>? Performance);
