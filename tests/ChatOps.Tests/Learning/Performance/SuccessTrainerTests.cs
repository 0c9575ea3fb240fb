using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;
using ChatOps.Workforce;

namespace ChatOps.Tests.Learning.Performance;

public sealed class SuccessTrainerTests
{
    [Fact]
    public void Train_OutcomesThatHangOnFeatures_ServesAModelThatFindsTheirProbabilities()
    {
        var table = Table(4_000, seed: 4, Truth);

        var (model, competition) = SuccessTrainer.Train(table, tuning: null, CancellationToken.None);

        Assert.NotNull(model);
        Assert.Single(competition.Contenders, c => c.Serves);
        Assert.All(Table(50, seed: 5, Truth).Rows, r => Assert.Equal(Truth(r.Features), model.Predict(r.Features).Value, 0.12));
    }

    [Fact]
    public void Train_OutcomesThatAreChance_ServesNoModel()
    {
        var (model, competition) = SuccessTrainer.Train(Table(1_000, seed: 4, _ => 0.6), tuning: null, CancellationToken.None);

        Assert.True(model is null || competition.Contenders.Single(c => c.Serves).LogLoss < competition.Contenders.Single(c => c.Kind.StartsWith("the share", StringComparison.Ordinal)).LogLoss);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(49)]
    public void Train_FewerThanFiftyOutcomes_SaysSoAndTheFormulaServes(int rows)
    {
        var (model, competition) = SuccessTrainer.Train(Table(rows, seed: 1, Truth), tuning: null, CancellationToken.None);

        Assert.Null(model);
        Assert.Contains($"{rows} outcomes", competition.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_OneEndOnly_SaysSoAndTheFormulaServes()
    {
        var (model, competition) = SuccessTrainer.Train(Table(300, seed: 1, _ => 1), tuning: null, CancellationToken.None);

        Assert.Null(model);
        Assert.Contains("ended alike", competition.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public void Train_ConstantAndUnknownAndInfiniteFeatures_GivesFiniteProbabilities()
    {
        var table = Table(600, seed: 3, Truth);
        foreach (var row in table.Rows)
        {
            row.Features[(int)SuccessFeature.Trend] = 3;
            row.Features[(int)SuccessFeature.Collaborative] = float.NaN;
            row.Features[(int)SuccessFeature.LogHours] = row.Features[0] > 0.9 ? float.PositiveInfinity : 1;
        }

        var (model, _) = SuccessTrainer.Train(table, tuning: null, CancellationToken.None);

        Assert.All(table.Rows, r =>
        {
            var p = model!.Predict(r.Features);
            Assert.InRange(p.Value, 0, 1);
            Assert.InRange(p.Low, 0, p.Value);
            Assert.InRange(p.High, p.Value, 1);
        });
    }

    [Fact]
    public void Train_Tuned_IsTheSameTwiceAndNeverForetellsWorse()
    {
        var table = Table(400, seed: 8, Truth);
        var tuning = new SuccessTuning(Configurations: 3, Seed: 1);

        var (_, plain) = SuccessTrainer.Train(table, tuning: null, CancellationToken.None);
        var (_, one) = SuccessTrainer.Train(table, tuning, CancellationToken.None);
        var (_, two) = SuccessTrainer.Train(table, tuning, CancellationToken.None);

        Assert.Equal(one.Contenders.Select(c => (c.Kind, c.Parameters, c.LogLoss)), two.Contenders.Select(c => (c.Kind, c.Parameters, c.LogLoss)));
        Assert.True(one.Contenders[0].LogLoss <= plain.Contenders[0].LogLoss + 0.02);
    }

    [Fact]
    public void Train_Cancelled_Stops()
    {
        using var cancel = new CancellationTokenSource();
        cancel.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => SuccessTrainer.Train(Table(300, seed: 1, Truth), new SuccessTuning(), cancel.Token));
    }

    [Fact]
    public void Predict_FurtherFromWhatWasSeen_IsLessSure()
    {
        var (model, _) = SuccessTrainer.Train(Table(1_000, seed: 7, Truth), tuning: null, CancellationToken.None);
        double Width(float at)
        {
            var p = model!.Predict([.. Enumerable.Repeat(at, SuccessFeatures.Count)]);
            return Math.Log(p.High / (1 - p.High)) - Math.Log(p.Low / (1 - p.Low));
        }

        Assert.True(Width(0.5f) < Width(1.5f));
    }

    internal static double Truth(float[] features) => 1 / (1 + Math.Exp(-((5 * features[0]) + (3 * features[(int)SuccessFeature.PastQuality]) - 4)));

    /// <summary>Rows in ten blocks whose outcome hangs on skill match and past quality alone.</summary>
    internal static TrainingTable Table(int count, int seed, Func<float[], double> truth)
    {
        var random = new Random(seed);
        float[] Features() => [.. Enumerable.Range(0, SuccessFeatures.Count).Select(_ => (float)random.NextDouble())];
        var rows = Enumerable.Range(0, count).Select(n =>
        {
            var features = Features();
            var success = random.NextDouble() < truth(features);
            var outcome = new Outcome($"A{n}", new DateOnly(2026, 1, 1), success ? 10 : 20, success ? 5 : 2, 0.5 + (0.5 * features[(int)SuccessFeature.PastQuality]), success ? 1 : 0.5, null);
            return new TrainingRow(n * 10 / count, features, features[0], 12, outcome);
        }).ToArray();
        var chosen = rows.Where(r => r.Block > 5 && r.Success).Take(100)
            .Select(r => new ChosenRow(r, [.. Enumerable.Range(0, 20).Select(_ => Features())], 0.5)).ToArray();
        return new TrainingTable(rows, count == 0 ? 0 : 10, [.. Enumerable.Range(0, 200).Select(_ => Features())], chosen);
    }
}
