namespace ChatOps.Learning.Ranking.Factors;

/// <summary>How one method did.</summary>
/// <param name="Method">Its name; <c>mean</c> and <c>biases</c> are the baselines.</param>
/// <param name="Rmse">Root mean squared error on the test; null for no test ratings.</param>
/// <param name="Mae">Mean absolute error on the test; null for no test ratings.</param>
/// <param name="ValidationRmse">Error on held-out training ratings, which decided over options and method; null for baselines.</param>
/// <param name="Options">The options that were chosen; null for baselines.</param>
public sealed record FactorMethodReport(string Method, double? Rmse, double? Mae, double? ValidationRmse, FactorOptions? Options);
