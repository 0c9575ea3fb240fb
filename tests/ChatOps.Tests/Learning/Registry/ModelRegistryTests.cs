using System.Text.Json;
using ChatOps.Learning.Features;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Tests.Fakes;
using ChatOps.Tests.Learning.Performance;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Learning.Registry;

public sealed class ModelRegistryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-registry-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 1, 9, 0, 0, TimeSpan.Zero));
    private readonly ModelRegistry _registry;

    public ModelRegistryTests() => _registry = new ModelRegistry(new DiskRegistryFiles(_folder), _time, NullLogger<ModelRegistry>.Instance);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Serving_NothingPromoted_IsNull()
    {
        Add(1);

        Assert.Null(_registry.Serving<RankingModel>(ModelKind.Ranking));
        Assert.Equal(2, _registry.TakeNumber());
    }

    /// <summary>What was learned from a table, once for all tests.</summary>
    private static readonly Lazy<(TrainingTable Table, SuccessModel? Success, SuccessCompetition Competition)> Learned = new(() =>
    {
        var table = SuccessTrainerTests.Table(600, seed: 3, SuccessTrainerTests.Truth);
        var (success, competition) = SuccessTrainer.Train(table, tuning: null, CancellationToken.None);
        return (table, success, competition);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Add_ThenLoad_IsTheSameModel(bool isTrees)
    {
        var (table, success, competition) = Learned.Value;
        var model = Model(3) with
        {
            Weights = HybridWeights.Learned,
            Calibration = new SuccessCalibration(-1.25, 3.5, [0.1, -0.05, 0.2]),
            Success = isTrees ? success! with { Scorer = Trees(table) } : success,
            Competition = competition,
            Remarks = ["1 of 2 outcomes had a rating outside 1 to 5."],
        };

        var read = _registry.Load<RankingModel>(_registry.Add(Version(3), model));

        Assert.Equal(model.Calibration.Predict(0.6), read.Calibration!.Predict(0.6));
        Assert.All(table.Rows, r => Assert.Equal(model.Success!.Predict(r.Features), read.Success!.Predict(r.Features)));
        Assert.Equal(JsonSerializer.Serialize(model), JsonSerializer.Serialize(read));
    }

    [Fact]
    public void Add_NumberThatIsTaken_IsRefusedAndTheFirstStays()
    {
        var first = Add(1);

        Assert.Throws<InvalidOperationException>(() => _registry.Add(Version(1), Model(1) with { Outcomes = 7 }));

        Assert.Equal(first.Artefact, _registry.Find(ModelKind.Ranking, 1)!.Artefact);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[1,2]")]
    public void Serving_ArtefactWasChanged_TheOneBeforeServesOn(string content)
    {
        Add(1);
        Promote(1);
        var second = Add(2);
        Promote(2);
        File.WriteAllText(Path.Combine(_folder, "artefacts", second.Artefact + ".json"), content);

        var serving = _registry.Serving<RankingModel>(ModelKind.Ranking)!;

        Assert.Equal(1, serving.Version.Number);
        Assert.Equal([2], serving.Broken);
        Assert.Contains("checksum", Assert.Throws<ModelUnreadableException>(() => _registry.Load<RankingModel>(second)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Promote_BrokenUnknownOrServing_IsRefusedAndNothingChanges()
    {
        Add(1);
        Promote(1);
        var second = Add(2);
        File.Delete(Path.Combine(_folder, "artefacts", second.Artefact + ".json"));

        Assert.Throws<ModelUnreadableException>(() => Promote(2));
        Assert.Contains("v9", Assert.Throws<PromotionRefusedException>(() => Promote(9)).Message, StringComparison.Ordinal);
        Assert.Contains("serves already", Assert.Throws<PromotionRefusedException>(() => Promote(1)).Message, StringComparison.Ordinal);
        Assert.Equal(1, _registry.Serving<RankingModel>(ModelKind.Ranking)!.Version.Number);
        Assert.Single(_registry.History(ModelKind.Ranking));
    }

    [Fact]
    public void Promote_AnotherServesThanWasBelieved_IsRefused()
    {
        Add(1);
        Add(2);
        Add(3);
        Promote(1);
        Promote(2);

        var error = Assert.Throws<PromotionRefusedException>(() => _registry.Promote([new PlannedPromotion(_registry.Find(ModelKind.Ranking, 3)!, 1)], "U2", "Because."));

        Assert.Contains("Meanwhile", error.Message, StringComparison.Ordinal);
        Assert.Equal(2, _registry.Serving<RankingModel>(ModelKind.Ranking)!.Version.Number);
    }

    [Fact]
    public async Task Promote_ManyAtOnce_EveryPromotionIsKeptOnce()
    {
        foreach (var n in Enumerable.Range(1, 20))
            Add(n);

        await Task.WhenAll(Enumerable.Range(1, 20).Select(n => Task.Run(() =>
        {
            // Whoever was slower is told, and asks again.
            while (true)
            {
                try
                {
                    Promote(n);
                    return;
                }
                catch (PromotionRefusedException e) when (e.Message.StartsWith("Meanwhile", StringComparison.Ordinal))
                {
                }
            }
        })));

        var history = _registry.History(ModelKind.Ranking);
        Assert.Equal(Enumerable.Range(1, 20), history.Select(p => p.Sequence));
        Assert.Equal(Enumerable.Range(1, 20), history.Select(p => p.Version).Order());
    }

    [Fact]
    public void ServingAt_DayBetweenTwoPromotions_IsTheOneThatServedThen()
    {
        Add(1);
        Add(2);
        Promote(1);
        _time.Advance(TimeSpan.FromDays(10));
        Promote(2);

        Assert.Null(_registry.ServingAt(ModelKind.Ranking, new DateTimeOffset(2026, 10, 1, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(1, _registry.ServingAt(ModelKind.Ranking, new DateTimeOffset(2026, 11, 3, 0, 0, 0, TimeSpan.Zero))!.Version);
        Assert.Equal(2, _registry.ServingAt(ModelKind.Ranking, new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero))!.Version);
    }

    [Fact]
    public void Stamp_AfterAPromotion_IsAnother()
    {
        Add(1);
        var before = _registry.Stamp();

        Promote(1);

        Assert.NotEqual(before, _registry.Stamp());
    }

    [Fact]
    public void List_FileThatWasBeingWritten_IsNotSeen()
    {
        Add(1);
        Promote(1);
        File.WriteAllText(Path.Combine(_folder, "promotions", "000002.json.abc.writing"), "{");
        File.WriteAllText(Path.Combine(_folder, "ranking", "v2.json"), "{ half");

        Assert.Equal(1, _registry.Serving<RankingModel>(ModelKind.Ranking)!.Version.Number);
        Assert.Single(_registry.Versions(ModelKind.Ranking));
        Assert.Equal(3, _registry.TakeNumber());
    }

    [Fact]
    public void Rollback_Twice_GoesBackTwoSteps()
    {
        var promotion = new ModelPromotion(_registry);
        foreach (var n in new[] { 1, 2, 3 })
        {
            Add(n);
            Promote(n);
        }

        promotion.Swap(promotion.Previous(), "U1", "Worse.", isRollback: true);
        promotion.Swap(promotion.Previous(), "U1", "Worse still.", isRollback: true);

        Assert.Equal(1, _registry.Serving<RankingModel>(ModelKind.Ranking)!.Version.Number);
        Assert.Throws<PromotionRefusedException>(promotion.Previous);
        Assert.Equal([1, 2, 3, 2, 1], _registry.History(ModelKind.Ranking).Select(p => p.Version));
    }

    private static RankingModel Model(int number) => new()
    {
        Version = number,
        TrainedAt = new DateTimeOffset(2026, 11, 24, 9, 30, 0, TimeSpan.Zero),
        Outcomes = 420,
        CalibratedOn = 294,
    };

    private static ModelVersion Version(int number) => new()
    {
        Kind = ModelKind.Ranking, Number = number, Artefact = "", Bytes = 0, Origin = VersionOrigin.Trained, At = default, By = "U1",
    };

    private ModelVersion Add(int number) => _registry.Add(Version(number), Model(number));

    private void Promote(int number) => _registry.Promote(ModelKind.Ranking, number, "U1", "Because.");

    private static SuccessScorer Trees(TrainingTable table) => new BoostedLearner(10, 4, 20, 0.1, 1, 1)
        .Fit(table.Rows, FeatureEncoding.Fit([.. table.Rows.Select(r => r.Features)], []), CancellationToken.None);
}
