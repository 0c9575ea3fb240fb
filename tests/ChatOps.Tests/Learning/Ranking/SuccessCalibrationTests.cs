using ChatOps.Learning.Ranking;

namespace ChatOps.Tests.Learning.Ranking;

public sealed class SuccessCalibrationTests
{
    [Fact]
    public void Fit_FewerThanFiftyOutcomes_IsNull() =>
        Assert.Null(SuccessCalibration.Fit([.. Enumerable.Range(0, 49).Select(n => (n / 49.0, n % 2 == 0))]));

    [Fact]
    public void Fit_AllAlike_IsNull() =>
        Assert.Null(SuccessCalibration.Fit([.. Enumerable.Range(0, 200).Select(n => (n / 200.0, true))]));

    [Fact]
    public void Fit_OutcomesFromAKnownCurve_FindsIt()
    {
        var random = new Random(7);
        var outcomes = Enumerable.Range(0, 20_000)
            .Select(_ => random.NextDouble())
            .Select(score => (score, random.NextDouble() < 1 / (1 + Math.Exp(-(-2 + (4 * score))))))
            .ToArray();

        var calibration = SuccessCalibration.Fit(outcomes)!;

        Assert.Equal(-2, calibration.Intercept, 0.15);
        Assert.Equal(4, calibration.Slope, 0.3);
        Assert.Equal(0.5, calibration.Predict(0.5).Value, 0.02);
    }

    [Fact]
    public void Fit_BetterScoresFailMore_SaysTheBaseRateForEverybody()
    {
        var calibration = SuccessCalibration.Fit([.. Enumerable.Range(0, 100).Select(n => (n / 100.0, n < 70))])!;

        Assert.Equal(0, calibration.Slope);
        Assert.Equal(0.7, calibration.Predict(0.1).Value, 0.01);
        Assert.Equal(0.7, calibration.Predict(0.9).Value, 0.01);
    }

    [Fact]
    public void Predict_AnyScore_LiesInsideItsInterval()
    {
        var random = new Random(3);
        var calibration = SuccessCalibration.Fit(
            [.. Enumerable.Range(0, 60).Select(_ => random.NextDouble()).Select(s => (s, random.NextDouble() < s))])!;

        foreach (var score in new[] { 0, 0.2, 0.5, 0.9, 1 })
        {
            var p = calibration.Predict(score);
            Assert.True(0 <= p.Low && p.Low < p.Value && p.Value < p.High && p.High <= 1, p.ToString());
        }
    }

    [Fact]
    public void Fit_FourTimesTheOutcomes_HalvesTheInterval()
    {
        static double Width(int count)
        {
            var random = new Random(11);
            var p = SuccessCalibration.Fit(
                [.. Enumerable.Range(0, count).Select(_ => random.NextDouble()).Select(s => (s, random.NextDouble() < 0.3 + (0.5 * s)))])!.Predict(0.5);
            return p.High - p.Low;
        }

        Assert.Equal(2, Width(1_000) / Width(4_000), 0.3);
    }
}
