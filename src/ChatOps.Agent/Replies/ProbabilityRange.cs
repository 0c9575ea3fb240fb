namespace ChatOps.Agent.Replies;

/// <summary>A probability with its 80 % interval, all 0 to 1.</summary>
public sealed record ProbabilityRange(double Value, double Low, double High);
