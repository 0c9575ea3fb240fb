namespace ChatOps.Learning.Evaluation;

/// <summary>An evaluation on the newest part of history.</summary>
/// <param name="KnownThrough">Last day that was known; null if there is nothing to measure on.</param>
/// <param name="Decisions">Decisions measured on, all after that day.</param>
/// <param name="MajorityRate">Accuracy of always saying the more frequent end, 0.5 to 1.</param>
/// <param name="Methods">One line per way of scoring.</param>
/// <param name="Accuracy">Accuracy of the success probability, to be read next to the majority rate; null while there is none.</param>
/// <param name="Brier">Brier score of the success probability; null while there is none.</param>
public sealed record EvaluationReport(
    DateOnly? KnownThrough,
    int Decisions,
    double? MajorityRate,
    IReadOnlyList<MethodReport> Methods,
    double? Accuracy,
    double? Brier);
