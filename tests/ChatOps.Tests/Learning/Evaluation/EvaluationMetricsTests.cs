using ChatOps.Learning.Evaluation;

namespace ChatOps.Tests.Learning.Evaluation;

/// <summary>Values worked out by hand.</summary>
public sealed class EvaluationMetricsTests
{
    private static readonly (int Place, bool Success)[] Asked = [(1, true), (7, true), (3, false), (0, true)];

    [Fact]
    public void PrecisionAt_OneOfFourSucceededAmongTheFirstFive_IsAFifthOfAQuarter() =>
        Assert.Equal(1 / 5.0 / 4, RankingMetrics.PrecisionAt(Asked, 5)!.Value, 1e-12);

    [Fact]
    public void RecallAt_TwoOfThreeSuccessesAmongTheFirstTen_IsTwoThirds() => Assert.Equal(2 / 3.0, RankingMetrics.RecallAt(Asked, 10)!.Value, 1e-12);

    [Fact]
    public void NdcgOfOne_PlacesOneThreeAndEleven_IsByHand() =>
        Assert.Equal((1 + 0.5 + 0) / 3, RankingMetrics.NdcgOfOne([1, 3, 11], 10)!.Value, 1e-12);

    [Fact]
    public void F1_TwoSaidOneOfThemRightOneMissed_IsAHalf() =>
        Assert.Equal(0.5, RankingMetrics.F1([(0.9, true), (0.6, false), (0.2, true), (0.1, false)])!.Value, 1e-12);

    [Fact]
    public void CalibrationError_TwoBins_IsTheWeightedGap() =>
        Assert.Equal(((2 * 0.15) + (1 * 0.05)) / 3, RankingMetrics.CalibrationError([(0.35, true), (0.35, false), (0.95, true)])!.Value, 1e-12);

    [Fact]
    public void Lift_BestHalfHoldsAllSuccesses_IsTwo() =>
        Assert.Equal(2, RankingMetrics.Lift([(0.9, true), (0.8, true), (0.2, false), (0.1, false)], 0.5)!.Value, 1e-12);

    [Fact]
    public void Lift_Ties_CountInPart() => Assert.Equal(1, RankingMetrics.Lift([(1, true), (1, false), (1, true), (1, false)], 0.5)!.Value, 1e-12);

    [Fact]
    public void Metrics_NothingToMeasure_AreNullNotNaN()
    {
        Assert.Null(RankingMetrics.PrecisionAt([], 5));
        Assert.Null(RankingMetrics.RecallAt([(1, false)], 5));
        Assert.Null(RankingMetrics.NdcgOfOne([], 10));
        Assert.Null(RankingMetrics.F1([]));
        Assert.Null(RankingMetrics.Lift([], 0.5));
        Assert.Null(RankingMetrics.CalibrationError([]));
        Assert.All(Judgements.Measure([]), Assert.Null);
    }

    [Fact]
    public void Interval_MeanOfZerosAndOnes_HoldsItAndIsAboutTwoStandardErrorsWide()
    {
        var sample = Enumerable.Range(0, 400).Select(n => n % 2 == 0 ? 1.0 : 0).ToArray();

        var interval = Bootstrap.Interval(sample, s => s.Average());

        Assert.Equal(0.5, interval.Value!.Value, 1e-12);
        Assert.Equal(0.5 - (1.96 * 0.025), interval.Low!.Value, 0.006);
        Assert.Equal(0.5 + (1.96 * 0.025), interval.High!.Value, 0.006);
        Assert.Equal(interval, Bootstrap.Interval(sample, s => s.Average()));
    }
}
