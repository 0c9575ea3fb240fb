namespace ChatOps.Host.Rest;

/// <summary>How one way to foretell success did.</summary>
/// <param name="Name">Kind of model, or the baseline's name.</param>
/// <param name="Serves">Whether it serves.</param>
/// <param name="Accuracy">Share of outcomes on the likelier side.</param>
/// <param name="Auc">How often a success was scored above a failure; null where there is only one end.</param>
/// <param name="LogLoss">Mean negative log-likelihood; null where it is not finite.</param>
/// <param name="Brier">Mean squared error of the probability.</param>
/// <param name="CalibrationError">Expected calibration error over ten bins.</param>
internal sealed record MeasuredMethod(string Name, bool Serves, double Accuracy, double? Auc, double? LogLoss, double? Brier, double? CalibrationError);
