namespace ChatOps.Learning.Ranking;

/// <summary>A probability of success with its 80 % interval, all 0 to 1.</summary>
public readonly record struct SuccessProbability(double Value, double Low, double High);
