using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning;

/// <summary>What a training brought.</summary>
/// <param name="Ranking">The ranking model; null where none was asked for.</param>
/// <param name="Performance">The performance model; null where none was asked for, or where there was too little to learn from.</param>
/// <param name="PerformanceReport">How performance prediction did, or why there is none; null where none was asked for.</param>
public sealed record TrainedModels(RankingModel? Ranking, PerformanceModel? Performance, PerformanceReport? PerformanceReport);
