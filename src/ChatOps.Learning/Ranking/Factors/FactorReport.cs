namespace ChatOps.Learning.Ranking.Factors;

/// <summary>An evaluation of factor models.</summary>
/// <param name="Rmse">Of the method that did better on held-out training ratings.</param>
/// <param name="Mae">Of the same.</param>
/// <param name="Method">Its name.</param>
/// <param name="TestRatings">Ratings measured on.</param>
/// <param name="Methods">All methods, baselines first.</param>
public sealed record FactorReport(double? Rmse, double? Mae, string Method, int TestRatings, IReadOnlyList<FactorMethodReport> Methods);
