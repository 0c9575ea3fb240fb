using ChatOps.Learning.Ranking.Factors;
using ChatOps.Workforce.Sources;

namespace ChatOps.Tests.Learning.Ranking.Factors;

public sealed class FactorModelTests : IDisposable
{
    private const int Users = 250;
    private const int Items = 200;
    private const int PlantedFactors = 2;
    private const double Noise = 0.3;

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-ratings-").FullName;

    public static TheoryData<IFactorTrainer, FactorOptions> Trainers => new()
    {
        { new AlsTrainer(), new FactorOptions(PlantedFactors, 0, Ridge: 0.1, Rounds: 20) },
        { new SgdTrainer(), new FactorOptions(PlantedFactors, 0.002, 0, Rounds: 60) },
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Train_PlantedFactors_ReachesTheNoiseFloor(IFactorTrainer trainer, FactorOptions options)
    {
        var (training, test) = Planted().SplitAtRandom(0.1, seed: 1);

        var rmse = FactorEvaluation.Errors(trainer.Train(training, options, CancellationToken.None), test).Rmse!.Value;

        Assert.InRange(rmse, 0.97 * Noise, 1.04 * Noise);
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Train_SameSeed_IsTheSameModel(IFactorTrainer trainer, FactorOptions options)
    {
        var set = Planted() with { };
        var (one, two) = (trainer.Train(set, options with { Rounds = 2 }, CancellationToken.None), trainer.Train(set, options with { Rounds = 2 }, CancellationToken.None));

        Assert.Equal(one.Predict(3, 5), two.Predict(3, 5));
    }

    [Theory]
    [MemberData(nameof(Trainers))]
    public void Predict_UserNeverSeen_IsTheItemsOwnRating(IFactorTrainer trainer, FactorOptions options)
    {
        var set = Planted();
        var model = trainer.Train(set with { Users = Users + 1 }, options, CancellationToken.None);

        var byItem = set.Ratings.Where(r => r.Item == 7).Average(r => r.Value);
        Assert.Equal(byItem, model.Predict(Users, 7), 0.15);
    }

    [Fact]
    public void Run_PlantedFactors_BeatsTheBiasesAndNamesTheBetter()
    {
        var (training, test) = Planted().SplitAtRandom(0.1, seed: 1);

        var report = FactorEvaluation.Run(training, test, testIsLater: false, CancellationToken.None);

        Assert.Equal(["mean", "biases", "als", "sgd"], report.Methods.Select(m => m.Method));
        Assert.True(report.Rmse < 0.5 * report.Methods[1].Rmse, $"{report.Rmse}");
        Assert.InRange(report.Rmse!.Value, 0.97 * Noise, 1.05 * Noise);
    }

    [Fact]
    public void Update_NewRatingsOfOneUser_MovesThatUserTowardsThem()
    {
        var set = Planted();
        var model = new SgdTrainer().Train(set, new FactorOptions(PlantedFactors, 0.002, 0, Rounds: 20), CancellationToken.None);
        var fresh = Enumerable.Range(0, 30).Select(i => new Rating(0, i, (float)model.Mean + 1)).ToArray();
        var before = FactorEvaluation.Errors(model, fresh).Rmse;

        SgdTrainer.Update(model, fresh, 0.002, rounds: 5);

        Assert.True(FactorEvaluation.Errors(model, fresh).Rmse < before);
    }

    [Fact]
    public async Task Read_MovieLensLines_AreNumberedOverBothFilesAndOrderedByTime()
    {
        var file = new RatingFile();
        var training = await file.ReadAsync(Write("196\t242\t3\t20\n186\t302\t4\t10\n\n"), CancellationToken.None);
        var test = await file.ReadAsync(Write("186\t242\t5\t30\n"), CancellationToken.None);

        Assert.Equal([new Rating(1, 1, 4), new Rating(0, 0, 3)], training.Ratings);
        Assert.Equal([new Rating(1, 0, 5)], test.Ratings);
        Assert.Equal((10.0, 20.0, 2, 2), (training.First, training.Last, file.ToSet(training).Users, file.ToSet(training).Items));
    }

    [Theory]
    [InlineData("1\t2\n")]
    [InlineData("1,2,3,4\n")]
    [InlineData("1\t2\tgood\t4\n")]
    [InlineData("1\t2\tNaN\t4\n")]
    [InlineData("1\t2\t3\tyesterday\n")]
    public async Task Read_LineThatIsNoRating_IsRefusedWithItsLine(string line)
    {
        var error = await Assert.ThrowsAsync<SourceRefusedException>(() => new RatingFile().ReadAsync(Write("1\t1\t1\t1\n" + line), CancellationToken.None));

        Assert.Contains("line 2", error.Message, StringComparison.Ordinal);
    }

    private static RatingSet Planted()
    {
        var random = new Random(9);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[][] Vectors(int count) => [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, PlantedFactors + 1).Select(_ => Normal()).ToArray())];
        var (users, items) = (Vectors(Users), Vectors(Items));
        return new RatingSet(
            [
                .. from u in Enumerable.Range(0, Users)
                   from i in Enumerable.Range(0, Items)
                   let signal = (0.5 * (users[u][PlantedFactors] + items[i][PlantedFactors])) + Enumerable.Range(0, PlantedFactors).Sum(f => users[u][f] * items[i][f])
                   select new Rating(u, i, (float)(3 + signal + (Noise * Normal()))),
            ],
            Users,
            Items);
    }

    private string Write(string content)
    {
        var path = Path.Combine(_folder, Guid.NewGuid().ToString("N"));
        File.WriteAllText(path, content);
        return path;
    }
}
