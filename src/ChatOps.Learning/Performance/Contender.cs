using ChatOps.Learning.Evaluation;

namespace ChatOps.Learning.Performance;

/// <summary>How one way to foretell success did on later outcomes that it had not seen. Baselines are measured on the same ones.</summary>
/// <param name="Kind">Kind of model, or the baseline's name.</param>
/// <param name="Parameters">Its parameters, chosen on the same folds; empty for a baseline.</param>
/// <param name="Calibration">How scores became probabilities.</param>
/// <param name="LogLoss">Mean negative log-likelihood, lower is better.</param>
/// <param name="Behind">Mean log loss above the best contender's, with its standard error over outcomes.</param>
/// <param name="BehindError">The standard error of <paramref name="Behind"/>.</param>
/// <param name="Brier">Mean squared error of the probability.</param>
/// <param name="Auc">How often a success was scored above a failure; null where there is only one end.</param>
/// <param name="Accuracy">Share on the likelier side of one half.</param>
/// <param name="CalibrationError">Expected calibration error over ten equal bins.</param>
/// <param name="AheadOfOthers">How often somebody who was chosen and succeeded was scored above others on the same task; 0.5 is chance, null where
/// not measured.</param>
/// <param name="Serves">Whether it was chosen to serve.</param>
public sealed record Contender(
    string Kind,
    string Parameters,
    string Calibration,
    double LogLoss,
    double Behind,
    double BehindError,
    double Brier,
    double? Auc,
    double Accuracy,
    double CalibrationError,
    double? AheadOfOthers,
    bool Serves)
{
    /// <summary>Chances said and seen on those outcomes; empty in models of before it was kept.</summary>
    public IReadOnlyList<CalibrationBin> Bins { get; init; } = [];
}
