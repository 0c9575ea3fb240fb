using ChatOps.Learning.Evaluation;

namespace ChatOps.Tests.Learning.Evaluation;

public sealed class RegressionMetricsTests
{
    /// <summary>Errors 1, -2, 3 and 0.</summary>
    private static readonly (double Predicted, double Actual)[] Pairs = [(3, 2), (2, 4), (7, 4), (6, 6)];

    [Fact]
    public void Rmse_FourErrors_IsTheRootOfTheirMeanSquare() => // (1 + 4 + 9 + 0) / 4 = 3.5
        Assert.Equal(Math.Sqrt(3.5), RegressionMetrics.Rmse(Pairs)!.Value, 1e-12);

    [Fact]
    public void Mae_FourErrors_IsTheMeanOfTheirSizes() => // (1 + 2 + 3 + 0) / 4
        Assert.Equal(1.5, RegressionMetrics.Mae(Pairs)!.Value, 1e-12);

    [Fact]
    public void RSquared_FourErrors_ComparesWithTheMean() => // 1 - 14 / (4 + 0 + 0 + 4)
        Assert.Equal(-0.75, RegressionMetrics.RSquared(Pairs)!.Value, 1e-12);

    [Fact]
    public void RSquared_PerfectAndMean_AreOneAndZero()
    {
        Assert.Equal(1, RegressionMetrics.RSquared([(1, 1), (5, 5)]));
        Assert.Equal(0, RegressionMetrics.RSquared([(3, 1), (3, 5)]));
    }

    [Fact]
    public void RSquared_AllActualValuesTheSame_IsNull() => Assert.Null(RegressionMetrics.RSquared([(1, 2), (3, 2)]));

    [Fact]
    public void Mape_WithZeros_LeavesThemOutAndCountsThem()
    {
        var (percent, zeros) = RegressionMetrics.Mape([(3, 2), (2, 4), (7, 0), (0, 0)]); // (50 % + 50 %) / 2

        Assert.Equal(50, percent!.Value, 1e-12);
        Assert.Equal(2, zeros);
    }

    [Fact]
    public void Mape_OnlyZeros_IsNull() => Assert.Equal((null, 1), RegressionMetrics.Mape([(1, 0)]));

    [Fact]
    public void Coverage_ValuesOnTheEnds_Count() => // in, on the low end, on the high end, out, out
        Assert.Equal(0.6, RegressionMetrics.Coverage([(1, 3, 2), (1, 3, 1), (1, 3, 3), (1, 3, 0.9), (1, 3, 3.1)])!.Value, 1e-12);

    [Fact]
    public void MeanWidth_TwoIntervals_IsTheMeanOfTheirWidths() =>
        Assert.Equal(1.5, RegressionMetrics.MeanWidth([(1, 3, 0), (0, 1, 0)])!.Value, 1e-12);

    [Fact]
    public void Metrics_Nothing_AreNotMeasurable()
    {
        Assert.Null(RegressionMetrics.Rmse([]));
        Assert.Null(RegressionMetrics.Mae([]));
        Assert.Null(RegressionMetrics.RSquared([]));
        Assert.Equal((null, 0), RegressionMetrics.Mape([]));
        Assert.Null(RegressionMetrics.Coverage([]));
        Assert.Null(RegressionMetrics.MeanWidth([]));
    }
}
