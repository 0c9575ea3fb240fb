using System.Globalization;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Retraining;

/// <summary>A new version's own figures on later outcomes: those of its validation, and in their place, with intervals, those of its comparison where one was made.</summary>
internal static class VersionFigures
{
    /// <summary>Of a ranking model.</summary>
    public static IReadOnlyDictionary<string, MeasuredValue> Of(SuccessCompetition? competition, ModelComparison? comparison)
    {
        var own = Own(competition);
        return Merge(
            own is null ? [] : [("log loss", own.LogLoss), ("Brier", own.Brier), ("success, AUC", own.Auc), ("accuracy", own.Accuracy), ("calibration error", own.CalibrationError), ("ahead of others", own.AheadOfOthers)],
            comparison);
    }

    /// <summary>Of a performance model.</summary>
    public static IReadOnlyDictionary<string, MeasuredValue> Of(PerformanceReport? report, ModelComparison? comparison) => Merge(
        report?.Targets.SelectMany(t => new[]
        {
            ($"{NameOf(t)}, RMSE", t.Figures.Rmse), ($"{NameOf(t)}, MAE", t.Figures.Mae), ($"{NameOf(t)}, share in the 80 % interval", t.Coverage),
        }) ?? [],
        comparison);

    /// <summary>What can be said of a ranking model right after its fit; null where nothing was measured.</summary>
    public static string? InWords(RankingModel? model) => Own(model?.Competition) is { } own
        ? string.Create(CultureInfo.InvariantCulture, $"fitted: accuracy {own.Accuracy:0.000}, Brier {own.Brier:0.000} on {model!.Competition!.Outcomes:N0} later outcomes")
        : null;

    /// <summary>The contender that serves: a learned model, or else the formula, which is always among them.</summary>
    private static Contender? Own(SuccessCompetition? competition) =>
        competition?.Contenders.FirstOrDefault(c => c.Serves) ?? competition?.Contenders.FirstOrDefault(c => c.Kind == SuccessTrainer.Formula);

    private static string NameOf(TargetReport target) => target.Target.ToString().ToLowerInvariant();

    private static Dictionary<string, MeasuredValue> Merge(IEnumerable<(string Name, double? Value)> validated, ModelComparison? comparison)
    {
        var figures = validated.Where(v => v.Value is not null).ToDictionary(v => v.Name, v => new MeasuredValue(v.Value, null, null));
        if (comparison is { Methods: [var own, ..] })
        {
            foreach (var (name, value) in comparison.Figures.Zip(own.Figures))
                figures[name] = value;
        }

        return figures;
    }
}
