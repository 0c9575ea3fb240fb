namespace ChatOps.Host.Rest;

/// <summary>How well one target was predicted; null where it can't be measured.</summary>
/// <param name="Name">What was predicted.</param>
/// <param name="Rmse">Root mean squared error, in units of the value.</param>
/// <param name="Mae">Mean absolute error, in units of the value.</param>
/// <param name="RSquared">Share of the variance that is explained.</param>
/// <param name="Mape">Mean absolute error in percent of the actual value; zeros are left out.</param>
/// <param name="Coverage">Share of outcomes in their 80 % interval.</param>
internal sealed record MeasuredTarget(string Name, double? Rmse, double? Mae, double? RSquared, double? Mape, double? Coverage);
