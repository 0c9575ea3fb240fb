using ChatOps.Learning.Evaluation;

namespace ChatOps.Tests.Learning.Evaluation;

/// <summary>Values worked out by hand.</summary>
public sealed class RankingMetricsTests
{
    [Fact]
    public void HitRate_RanksOneSixAndUnranked_CountsTheFirstFive() =>
        Assert.Equal(1 / 3.0, RankingMetrics.HitRate([1, 6, 0], 5));

    [Fact]
    public void MeanReciprocalRank_RanksOneFourAndUnranked_IsFiveTwelfths() =>
        Assert.Equal((1 + 0.25 + 0) / 3, RankingMetrics.MeanReciprocalRank([1, 4, 0])!.Value, 1e-12);

    [Fact]
    public void Ndcg_SecondBestFirst_IsTheRatioByHand() =>
        // Ranked 2, 3; ideal 3, 2: (2 + 3 / log2 3) / (3 + 2 / log2 3).
        Assert.Equal((2 + (3 / Math.Log2(3))) / (3 + (2 / Math.Log2(3))), RankingMetrics.Ndcg([2, 3, 1], [1, 2, 3], 2)!.Value, 1e-12);

    [Fact]
    public void Auc_TwoByTwoWithOneInversion_IsThreeQuarters() =>
        Assert.Equal(0.75, RankingMetrics.Auc([(0.9, true), (0.6, false), (0.5, true), (0.1, false)]));

    [Fact]
    public void Auc_AllTied_IsOneHalf() =>
        Assert.Equal(0.5, RankingMetrics.Auc([(0.4, true), (0.4, false), (0.4, true)]));

    [Fact]
    public void Brier_HalfAndCertain_IsTheMeanSquare() =>
        Assert.Equal((0.25 + 0 + 1) / 3, RankingMetrics.Brier([(0.5, true), (1, true), (1, false)])!.Value, 1e-12);

    [Fact]
    public void Accuracy_OneOfThreeWrong_IsTwoThirds() =>
        Assert.Equal(2 / 3.0, RankingMetrics.Accuracy([(0.8, true), (0.2, false), (0.7, false)]));

    [Fact]
    public void EveryMetric_NothingToMeasure_IsNullNotNaN()
    {
        Assert.Null(RankingMetrics.HitRate([], 5));
        Assert.Null(RankingMetrics.MeanReciprocalRank([]));
        Assert.Null(RankingMetrics.Ndcg([], [0, 0], 10));
        Assert.Null(RankingMetrics.Auc([(0.5, true), (0.7, true)]));
        Assert.Null(RankingMetrics.Auc([]));
        Assert.Null(RankingMetrics.Brier([]));
        Assert.Null(RankingMetrics.Accuracy([]));
    }
}
