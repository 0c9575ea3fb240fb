using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;

namespace ChatOps.Tests.Learning.Performance;

public sealed class SuccessTrainerTests
{
    [Fact]
    public void Fit_OutcomesFromAKnownModel_FindsItsProbabilities()
    {
        var rows = Rows(20_000, seed: 4);

        var model = SuccessTrainer.Fit(rows, ridge: 0.1);

        Assert.All(Rows(50, seed: 5), r => Assert.Equal(Truth(r.Features), model.Predict(r.Features).Value, 0.04));
    }

    [Fact]
    public void Fit_ConstantFeature_IsLeftAloneAndFinite()
    {
        var rows = Rows(200, seed: 6).Select(r => r with { Features = [.. r.Features[..^1], 3] }).ToArray();

        var model = SuccessTrainer.Fit(rows, ridge: 1);

        Assert.All(model.Weights, w => Assert.True(double.IsFinite(w)));
        Assert.Equal(0, model.Weights[SuccessFeatures.Count - 1], 1e-9);
    }

    [Fact]
    public void Predict_FurtherFromWhatWasSeen_IsLessSure()
    {
        var model = SuccessTrainer.Fit(Rows(300, seed: 7), ridge: 1);
        static double Width(SuccessModel model, double at)
        {
            var p = model.Predict([.. Enumerable.Repeat(at, SuccessFeatures.Count)]);
            return Math.Log(p.High / (1 - p.High)) - Math.Log(p.Low / (1 - p.Low));
        }

        Assert.True(Width(model, 0.5) < Width(model, 1.5));
    }

    [Fact]
    public void LogLoss_HalfAndCertain_IsByHand()
    {
        Assert.Equal(Math.Log(2), SuccessTrainer.LogLoss(0.5, success: true), 1e-12);
        Assert.Equal(0, SuccessTrainer.LogLoss(1, success: true), 1e-9);
        Assert.Null(SuccessTrainer.LogLoss(SuccessTrainer.Fit(Rows(100, seed: 8), 1), []));
    }

    private static double Truth(double[] features) => 1 / (1 + Math.Exp(-((3 * features[0]) - (2 * features[1]) - 0.5)));

    private static SuccessExample[] Rows(int count, int seed)
    {
        var random = new Random(seed);
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var features = Enumerable.Range(0, SuccessFeatures.Count).Select(_ => random.NextDouble()).ToArray();
                return new SuccessExample(features, random.NextDouble() < Truth(features));
            }),
        ];
    }
}
