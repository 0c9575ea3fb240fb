using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Retraining;

/// <summary>What a training brought.</summary>
/// <param name="Ranking">The ranking model; null where none was asked for.</param>
/// <param name="Performance">The performance model; null where none was asked for, or where there was too little to learn from.</param>
/// <param name="PerformanceReport">How performance prediction did, or why there is none; null where none was asked for.</param>
/// <param name="Remarks">What was kept out of training, as sentences.</param>
public sealed record TrainingResult(
    TrainedVersion<RankingModel>? Ranking, TrainedVersion<PerformanceModel>? Performance, PerformanceReport? PerformanceReport, IReadOnlyList<string> Remarks);
