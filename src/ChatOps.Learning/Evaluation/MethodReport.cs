namespace ChatOps.Learning.Evaluation;

/// <summary>How one way of scoring did on held-out decisions.</summary>
/// <param name="Method">The method.</param>
/// <param name="Metrics">Its figures.</param>
/// <param name="ServingAhead">What the serving model has more (or less) than it, paired over decisions; empty for the serving model itself and in
/// folds.</param>
/// <param name="Calibration">Chances said and seen; empty in folds.</param>
public sealed record MethodReport(
    EvaluatedMethod Method,
    IReadOnlyDictionary<Metric, MeasuredValue> Metrics,
    IReadOnlyDictionary<Metric, MeasuredValue> ServingAhead,
    IReadOnlyList<CalibrationBin> Calibration);
