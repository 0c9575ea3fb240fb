namespace ChatOps.Learning.Performance;

/// <summary>How performance prediction did on later outcomes.</summary>
/// <param name="Measured">How many outcomes were predicted without knowing them.</param>
/// <param name="Targets">By target; empty where nothing was measured.</param>
/// <param name="Verdict">What came of it, as a sentence.</param>
public sealed record PerformanceReport(int Measured, IReadOnlyList<TargetReport> Targets, string Verdict);
