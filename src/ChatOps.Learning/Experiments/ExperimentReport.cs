namespace ChatOps.Learning.Experiments;

/// <summary>What an experiment has shown so far.</summary>
/// <param name="Design">The experiment.</param>
/// <param name="Assigned">Tasks assigned since it began, by arm, against the share.</param>
/// <param name="Measured">Those of them with an outcome. A mismatch here alone means that one arm finishes sooner, so that its slow tasks are still missing.</param>
/// <param name="Metrics">All metrics, in the enum's order.</param>
/// <param name="IsMinimumReached">Whether both arms have as many outcomes as was said in advance.</param>
/// <param name="Verdict">One sentence on the metric that decides.</param>
public sealed record ExperimentReport(
    ExperimentDesign Design,
    SampleRatio Assigned,
    SampleRatio Measured,
    IReadOnlyList<MetricComparison> Metrics,
    bool IsMinimumReached,
    string Verdict)
{
    /// <summary>The metric that decides.</summary>
    public MetricComparison Decisive => Metrics.Single(m => m.Metric == Design.Metric);
}
