namespace ChatOps.Learning.Ranking;

/// <summary>How well two models foretold the newest outcomes, which neither had seen. Mean negative log-likelihood, lower is better.</summary>
/// <param name="Outcomes">Outcomes compared on.</param>
/// <param name="Calibration">The calibrated hybrid score.</param>
/// <param name="Success">The success model.</param>
/// <param name="BaseRate">Always saying the share of successes so far.</param>
public sealed record SuccessComparison(int Outcomes, double Calibration, double Success, double BaseRate);
