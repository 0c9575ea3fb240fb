using ChatOps.Learning.Performance;

namespace ChatOps.Host.Rest;

/// <summary>How well performance was predicted.</summary>
/// <param name="ModelVersion">Version of the model.</param>
/// <param name="TrainedAt">When it was trained.</param>
/// <param name="Outcomes">Outcomes that it learned from.</param>
/// <param name="MeasuredOn">Later outcomes that it was measured on.</param>
/// <param name="Targets">By what was predicted.</param>
/// <param name="Verdict">What came of it, as a sentence.</param>
internal sealed record PredictionPerformance(string ModelVersion, DateTimeOffset TrainedAt, int Outcomes, int MeasuredOn, IReadOnlyList<MeasuredTarget> Targets, string Verdict)
{
    public static PredictionPerformance Of(PerformanceModel model) => new(
        $"v{model.Version}",
        model.TrainedAt,
        model.Outcomes,
        model.Report.Measured,
        [.. model.Report.Targets.Select(t => new MeasuredTarget(t.Target.ToString(), t.Figures.Rmse, t.Figures.Mae, t.Figures.RSquared, t.Figures.Mape, t.Coverage))],
        model.Report.Verdict);
}
