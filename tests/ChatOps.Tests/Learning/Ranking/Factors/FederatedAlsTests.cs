using ChatOps.Learning.Ranking.Factors;

namespace ChatOps.Tests.Learning.Ranking.Factors;

public sealed class FederatedAlsTests
{
    private const int Users = 60;
    private const int Items = 40;
    private const double Noise = 0.3;
    private static readonly FactorOptions Options = new(Factors: 3, Regularisation: 0.02, Ridge: 0.5, Rounds: 8);
    private static readonly FactorPrivacy Bounds = new(NormBound: 2, ResidualBound: 2, NoiseMultiplier: 0, Least: 1, Most: 5, Seed: 1);

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(5, false)]
    [InlineData(5, true)]
    public async Task Train_Partitions_IsTheCentralModel(int partitions, bool wholeUsers)
    {
        var set = Planted();
        var central = new AlsTrainer().Train(set, Options, CancellationToken.None);

        var federated = await TrainAsync(Split(set, partitions, wholeUsers));

        Assert.Equal(central.Mean, federated.Mean, 1e-12);
        for (var u = 0; u < Users; u++)
        {
            Assert.Equal(central.UserBias[u], federated.UserBias[u], 1e-6);
            Assert.All(central.UserVectors[u].Zip(federated.UserVectors[u]), x => Assert.Equal(x.First, x.Second, 1e-6));
            for (var i = 0; i < Items; i++)
                Assert.Equal(central.Predict(u, i), federated.Predict(u, i), 1e-6);
        }

        for (var i = 0; i < Items; i++)
            Assert.All(central.ItemVectors[i].Zip(federated.ItemVectors[i]), x => Assert.Equal(x.First, x.Second, 1e-6));
    }

    [Fact]
    public async Task Train_OnePartitionAlone_IsNotTheCentralModel()
    {
        var set = Planted();
        var central = new AlsTrainer().Train(set, Options, CancellationToken.None);

        var alone = await TrainAsync([.. Split(set, 2, wholeUsers: false).Take(1)]);

        Assert.Contains(Enumerable.Range(0, Users), u => Math.Abs(central.Predict(u, 1) - alone.Predict(u, 1)) > 0.01);
    }

    [Fact]
    public async Task Train_EmptyPartitionOrUserNobodyHas_ChangesNothing()
    {
        var set = Planted() with { Users = Users + 1 };
        var central = new AlsTrainer().Train(set, Options, CancellationToken.None);

        var federated = await FederatedAls.TrainAsync(
            [new LocalRatingPartition(set), new LocalRatingPartition(set with { Ratings = [] })], Users + 1, Items, Options, false, CancellationToken.None);

        Assert.Equal(central.Predict(Users, 3), federated.Predict(Users, 3), 1e-6);
        Assert.Equal(0, federated.UserBias[Users]);
        Assert.Equal(0, (await FederatedAls.TrainAsync([new LocalRatingPartition(set with { Ratings = [] })], Users + 1, Items, Options, false, CancellationToken.None)).Predict(0, 0));
    }

    [Fact]
    public async Task Statistics_ExactSums_AreOnlyOfThoseWhoRatedAndHoldNoRow()
    {
        var set = new RatingSet([new Rating(2, 0, 4), new Rating(2, 1, 5)], Users, Items);

        var sent = await new LocalRatingPartition(set).StatisticsAsync(Request(), CancellationToken.None);

        var only = Assert.Single(sent);
        Assert.Equal((2, 2.0), (only.Index, only.Squares[^1]));
        Assert.Equal(3.0, only.Products[^1], 1e-9); // (4 - 3) + (5 - 3)
    }

    [Fact]
    public async Task Statistics_Clipped_OneRatingChangesNoMoreThanTheBound()
    {
        var random = new Random(4);
        for (var run = 0; run < 200; run++)
        {
            double[] Vector() => [.. Enumerable.Range(0, 3).Select(_ => 10 * (random.NextDouble() - 0.5))];
            var request = new FactorRequest(FactorSide.Users, 3, [.. Enumerable.Range(0, Items).Select(_ => Vector())], new double[Items]);
            Rating[] without = [.. Enumerable.Range(0, 5).Select(i => new Rating(0, i, 1 + random.Next(5)))];
            async Task<FactorStatistics> Sent(Rating[] ratings) =>
                (await new LocalRatingPartition(new RatingSet(ratings, Users, Items), Bounds).StatisticsAsync(request, CancellationToken.None))[0];

            // A rating far outside the range too: the partition cuts it before anything else.
            var (a, b) = (await Sent(without), await Sent([.. without, new Rating(0, 9, run % 2 == 0 ? 5 : 1_000)]));

            var change = Math.Sqrt(a.Squares.Zip(b.Squares).Concat(a.Products.Zip(b.Products)).Sum(x => Math.Pow(x.First - x.Second, 2)));
            Assert.InRange(change, 1e-9, Bounds.Sensitivity + 1e-9);
        }
    }

    [Fact]
    public async Task Statistics_Noise_IsAsLargeAsSaidAndOnEverybody()
    {
        var privacy = Bounds with { NoiseMultiplier = 1.5 };
        var set = Planted();
        var exact = await new LocalRatingPartition(set, Bounds).StatisticsAsync(Request(), CancellationToken.None);
        var noisy = await new LocalRatingPartition(set with { Users = Users + 500 }, privacy).StatisticsAsync(Request(), CancellationToken.None);

        Assert.Equal(Users + 500, noisy.Count); // whoever has no ratings sends noise alone
        var noise = noisy.SelectMany((n, u) => n.Squares.Concat(n.Products).Select((v, k) => v - (u < Users ? exact[u].Squares.Concat(exact[u].Products).ElementAt(k) : 0))).ToArray();
        Assert.Equal(0, noise.Average(), 0.05 * privacy.Sensitivity);
        Assert.Equal(1.5 * privacy.Sensitivity, Math.Sqrt(noise.Average(n => n * n)), 0.05 * privacy.Sensitivity);
    }

    [Fact]
    public async Task Train_Noise_ChangesTheModelAndMoreOfItCostsMore()
    {
        var set = Planted();
        async Task<double> Error(double multiplier)
        {
            var partitions = Split(set, 2, false, n => Bounds with { NoiseMultiplier = multiplier, Seed = n });
            var model = await FederatedAls.TrainAsync(partitions, Users, Items, Options, multiplier > 0, CancellationToken.None);
            return FactorEvaluation.Errors(model, set.Ratings).Rmse!.Value;
        }

        var (without, some, much) = (await Error(0), await Error(0.2), await Error(20));

        Assert.True(without < some && some < much, $"{without} {some} {much}");
        Assert.InRange(without, 0, 2 * Noise);
        Assert.True(double.IsFinite(much));
    }

    [Fact]
    public async Task Train_SameSeeds_IsTheSameModelAndOthersAreNot()
    {
        Task<FactorModel> Train(int seed) => FederatedAls.TrainAsync(
            Split(Planted(), 2, false, n => Bounds with { NoiseMultiplier = 0.5, Seed = seed + n }), Users, Items, Options, true, CancellationToken.None);

        Assert.Equal((await Train(1)).Predict(3, 5), (await Train(1)).Predict(3, 5));
        Assert.NotEqual((await Train(1)).Raw(3, 5), (await Train(7)).Raw(3, 5));
    }

    [Fact]
    public void Epsilon_KnownNoise_IsTheFormulas()
    {
        var privacy = Bounds with { NoiseMultiplier = 10 };
        var rho = 17 / 200.0;

        Assert.Equal(rho + (2 * Math.Sqrt(rho * Math.Log(1e5))), privacy.Epsilon(8, 1e-5), 1e-9);
        Assert.True(privacy.Epsilon(8, 1e-5, ratings: 10) > 10 * privacy.Epsilon(8, 1e-5));
        Assert.Equal(double.PositiveInfinity, Bounds.Epsilon(8, 1e-5));
    }

    [Theory]
    [InlineData(0.5, 1, 1, 1, 5)]
    [InlineData(double.NaN, 1, 1, 1, 5)]
    [InlineData(2, 0, 1, 1, 5)]
    [InlineData(2, 1, -1, 1, 5)]
    [InlineData(2, 1, 1, 5, 5)]
    public void Partition_BoundsThatBoundNothing_AreRefused(double norm, double residual, double noise, double least, double most) =>
        Assert.Throws<ArgumentException>(() => new LocalRatingPartition(Planted(), new FactorPrivacy(norm, residual, noise, least, most, 1)));

    [Theory]
    [InlineData(-1, 10, 4, 1.0)]
    [InlineData(Users, 10, 4, 1.0)]
    [InlineData(0, 9, 4, 1.0)]
    [InlineData(0, 10, 3, 1.0)]
    [InlineData(0, 10, 4, double.NaN)]
    [InlineData(0, 10, 4, -1.0)]
    public async Task Train_PartitionThatSendsNonsense_IsRefused(int index, int squares, int products, double value)
    {
        var statistics = new FactorStatistics(index, [.. Enumerable.Repeat(value, squares)], new double[products]);

        await Assert.ThrowsAsync<InvalidDataException>(() => TrainAsync([new LocalRatingPartition(Planted()), new Liar(statistics)]));
    }

    [Fact]
    public async Task Train_Cancelled_Stops() => await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
        FederatedAls.TrainAsync([new LocalRatingPartition(Planted())], Users, Items, Options, false, new CancellationToken(canceled: true)));

    private static Task<FactorModel> TrainAsync(IReadOnlyList<IRatingPartition> partitions) =>
        FederatedAls.TrainAsync(partitions, Users, Items, Options, false, CancellationToken.None);

    private static IRatingPartition[] Split(RatingSet set, int partitions, bool wholeUsers, Func<int, FactorPrivacy?>? privacy = null) =>
    [
        .. Enumerable.Range(0, partitions).Select(p => new LocalRatingPartition(
            set with { Ratings = [.. set.Ratings.Where((r, n) => (wholeUsers ? r.User : n) % partitions == p)] }, privacy?.Invoke(p))),
    ];

    private static FactorRequest Request() => new(
        FactorSide.Users, 3, [.. Enumerable.Range(0, Items).Select(i => new[] { 0.1 * (i % 3), 0.2, -0.1 })], new double[Items]);

    private static RatingSet Planted()
    {
        var random = new Random(9);
        double Normal() => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
        double[][] Vectors(int count) => [.. Enumerable.Range(0, count).Select(_ => new[] { 0.6 * Normal(), 0.6 * Normal() })];
        var (users, items) = (Vectors(Users), Vectors(Items));
        return new RatingSet(
            [
                .. from u in Enumerable.Range(0, Users)
                   from i in Enumerable.Range(0, Items)
                   where (u + i) % 4 > 0
                   select new Rating(u, i, (float)Math.Clamp(3 + (users[u][0] * items[i][0]) + (users[u][1] * items[i][1]) + (Noise * Normal()), 1, 5)),
            ],
            Users,
            Items);
    }

    private sealed class Liar(FactorStatistics statistics) : IRatingPartition
    {
        public Task<RatingTotals> TotalsAsync(CancellationToken cancellationToken) => Task.FromResult(new RatingTotals(1, 3, 1, 5));

        public Task<IReadOnlyList<FactorStatistics>> StatisticsAsync(FactorRequest request, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<FactorStatistics>>([statistics]);
    }
}
