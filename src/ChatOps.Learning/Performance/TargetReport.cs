namespace ChatOps.Learning.Performance;

/// <summary>How one target was predicted on later outcomes, each from what was known before its block.</summary>
/// <param name="Target">What was predicted.</param>
/// <param name="Figures">How well.</param>
/// <param name="Coverage">Share of outcomes in their 80 % interval, 0 to 1; null where none was measured.</param>
/// <param name="MeanWidth">Mean width of the intervals, in units of the value.</param>
/// <param name="Baselines">Something simple on the same outcomes.</param>
public sealed record TargetReport(
    PerformanceTarget Target, RegressionFigures Figures, double? Coverage, double? MeanWidth, IReadOnlyList<BaselineReport> Baselines);
