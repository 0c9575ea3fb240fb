namespace ChatOps.Learning.Performance;

/// <summary>One decision to learn from.</summary>
/// <param name="Features">As known before it.</param>
/// <param name="Success">How it ended.</param>
public sealed record SuccessExample(double[] Features, bool Success);
