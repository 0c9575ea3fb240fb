using ChatOps.Learning.Ranking;

namespace ChatOps.Host.Rest;

/// <summary>How well the ranking foretold success.</summary>
/// <param name="ModelVersion">Its version; v0 is the document's formula, not trained.</param>
/// <param name="TrainedAt">When it was trained.</param>
/// <param name="Outcomes">Outcomes that it learned from.</param>
/// <param name="MeasuredOn">Later outcomes that it and the baselines were measured on; null where nothing was measured.</param>
/// <param name="MajorityRate">Accuracy of always saying the likelier end, to be read next to any accuracy.</param>
/// <param name="Methods">Models and baselines.</param>
/// <param name="Verdict">What came of it, as a sentence.</param>
/// <param name="ContentWeight">Weight of the content score where the formula ranks.</param>
/// <param name="CollaborativeWeight">Weight of the collaborative score where the formula ranks.</param>
internal sealed record RankingPerformance(
    string ModelVersion,
    DateTimeOffset TrainedAt,
    int Outcomes,
    int? MeasuredOn,
    double? MajorityRate,
    IReadOnlyList<MeasuredMethod> Methods,
    string? Verdict,
    double ContentWeight,
    double CollaborativeWeight)
{
    public static RankingPerformance Of(RankingModel model) => new(
        $"v{model.Version}",
        model.TrainedAt,
        model.Outcomes,
        model.Competition?.Outcomes,
        model.Competition?.MajorityRate,
        [.. (model.Competition?.Contenders ?? []).Select(c => new MeasuredMethod(c.Kind, c.Serves, c.Accuracy, c.Auc, Finite(c.LogLoss), Finite(c.Brier), Finite(c.CalibrationError)))],
        model.Competition?.Verdict,
        model.Weights.Content,
        model.Weights.Collaborative);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
