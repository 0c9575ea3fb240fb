using ChatOps.Learning.Evaluation;

namespace ChatOps.Learning.Performance;

/// <summary>How well numbers were predicted; null where it can't be measured.</summary>
/// <param name="Rmse">Root mean squared error, in units of the value.</param>
/// <param name="Mae">Mean absolute error, in units of the value.</param>
/// <param name="RSquared">Share of the variance that is explained; at most 1, below 0 is worse than the mean.</param>
/// <param name="Mape">Mean absolute error in percent of the actual value.</param>
/// <param name="ZerosLeftOut">Actual values of 0, which <paramref name="Mape"/> leaves out.</param>
public sealed record RegressionFigures(double? Rmse, double? Mae, double? RSquared, double? Mape, int ZerosLeftOut)
{
    /// <summary>Measures.</summary>
    public static RegressionFigures Of(IReadOnlyCollection<(double Predicted, double Actual)> pairs)
    {
        var (mape, zeros) = RegressionMetrics.Mape(pairs);
        return new RegressionFigures(RegressionMetrics.Rmse(pairs), RegressionMetrics.Mae(pairs), RegressionMetrics.RSquared(pairs), mape, zeros);
    }
}
