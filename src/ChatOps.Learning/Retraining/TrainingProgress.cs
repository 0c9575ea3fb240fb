namespace ChatOps.Learning.Retraining;

/// <summary>How far a training is.</summary>
/// <param name="Stage">What is being done.</param>
/// <param name="Share">Share of the whole training done, 0 to 1.</param>
/// <param name="Detail">More about it, e.g. <c>span 2 of 4</c>; null for nothing.</param>
public sealed record TrainingProgress(TrainingStage Stage, double Share, string? Detail = null);
