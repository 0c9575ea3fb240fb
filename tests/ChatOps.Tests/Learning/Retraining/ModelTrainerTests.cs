using ChatOps.Learning;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Learning.Retraining;

public sealed class ModelTrainerTests : IClassFixture<TrainedOnce>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-trainer-").FullName;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(Company.Today, new TimeOnly(9, 0), TimeSpan.Zero));
    private readonly RetrainingOptions _options = new();
    private readonly FakeTrainingJobStore _history = new();
    private readonly ModelRegistry _registry;
    private readonly TrainedOnce _trained;
    private WorkforceData _team = null!;

    public ModelTrainerTests(TrainedOnce trained)
    {
        _trained = trained;
        _registry = new ModelRegistry(new DiskRegistryFiles(_folder), _time, NullLogger<ModelRegistry>.Instance);
    }

    public async Task InitializeAsync() => _team = await SampleCompanies.TeamAsync();

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task TrainAsync_NothingServes_ServesAtOnceWithItsLineage()
    {
        var result = await TrainAsync(_team, new TrainingRequest { By = "U1", Compares = false });

        Assert.True(result.Ranking!.Serves && result.Performance!.Serves);
        Assert.Equal([("v1", null, null)], _history.History); // not compared
        var serving = _registry.Serving<RankingModel>(ModelKind.Ranking)!;
        Assert.Equal((1, "U1", _team.Outcomes.Count), (serving.Version.Number, serving.Version.By, serving.Version.Outcomes));
        Assert.Equal(_team.Outcomes.Max(o => o.CompletionDate), serving.Version.Through);
        Assert.Equal(DataFingerprint.Of(_team), serving.Version.DataFingerprint);
        Assert.Null(serving.Version.Parent);
        Assert.Equal(DataFingerprint.Of(_team with { Outcomes = [.. _team.Outcomes.Reverse()] }), serving.Version.DataFingerprint);
    }

    [Fact]
    public async Task TrainAsync_SameDataAgain_CanNotBeToldApartAndDoesNotServe()
    {
        await _trained.CopyToAsync(_folder);
        var stages = new List<TrainingProgress>();

        var again = await TrainAsync(_team, new TrainingRequest { By = "U1", Promotion = PromotionRule.IfBetter }, stages);

        var comparison = again.Ranking!.Version.Comparison!;
        Assert.Equal(ComparisonVerdict.NotBeyondChance, comparison.Verdict);
        Assert.False(again.Ranking.Serves);
        Assert.Equal(1, _registry.Serving<RankingModel>(ModelKind.Ranking)!.Version.Number);
        Assert.Contains(comparison.Methods, m => m.Name == "skill match alone");
        Assert.Contains(comparison.Methods, m => m.Name == "v1 (serving)" && m.Ahead.Count == comparison.Figures.Count);
        Assert.Equal(stages.Select(s => s.Share).Order(), stages.Select(s => s.Share));
        var noted = Assert.Single(_history.History);
        Assert.Equal(("v2", ValueOf("accuracy"), ValueOf("F1")), noted);
        Assert.InRange(noted.F1!.Value, 0.1, 1);
        double? ValueOf(string figure) => comparison.Methods[0].Figures[comparison.Figures.ToList().IndexOf(figure)].Value;
        Assert.Equal(Enum.GetValues<TrainingStage>(), stages.Select(s => s.Stage).Distinct());
        Assert.Equal(1, stages[^1].Share);
        Assert.Matches(@"^fitted: accuracy 0\.\d{3}, Brier 0\.\d{3} on \d+ later outcomes$", stages.First(s => s.Stage == TrainingStage.Compare).Detail);
        Assert.Contains(stages, s => s.Detail is { } detail && detail.StartsWith("span 2 of 4; so far accuracy 0.", StringComparison.Ordinal) && detail.Contains(" beside 0.", StringComparison.Ordinal));
        Assert.All(comparison.Figures.Zip(comparison.Methods[0].Figures), f => Assert.Equal(f.Second, again.Ranking.Version.Metrics[f.First]));
        Assert.NotNull(again.Ranking.Version.Metrics["calibration error"].Value);
        Assert.NotNull(again.Performance!.Version.Metrics["quality, MAE"].Low);
        Assert.InRange(again.Performance.Version.Metrics["quality, share in the 80 % interval"].Value!.Value, 0.5, 1);
    }

    [Fact]
    public async Task TrainAsync_WhatServesIsUpsideDown_IsBetterAndServes()
    {
        var upsideDown = await _trained.RankingAsync() with { Success = null, Weights = HybridWeights.Document, Calibration = new SuccessCalibration(8, -16, [0, 0, 0]) };
        _registry.Add(Version(1) with { Through = _team.Assignments.Select(a => a.Date).Order().ElementAt((int)(0.6 * _team.Assignments.Count)) }, upsideDown);
        _registry.Promote(ModelKind.Ranking, 1, "U1", "For the test.");

        var result = await TrainAsync(_team, new TrainingRequest { By = "U1", Kinds = ModelKinds.Ranking, Promotion = PromotionRule.IfBetter });

        Assert.Equal(ComparisonVerdict.Better, result.Ranking!.Version.Comparison!.Verdict);
        Assert.Equal(2, _registry.Serving<RankingModel>(ModelKind.Ranking)!.Version.Number);
        Assert.Equal(1, result.Ranking.Version.Parent);
    }

    [Theory]
    [InlineData(PromotionRule.Never)]
    [InlineData(PromotionRule.IfBetter)]
    public async Task TrainAsync_OutcomesAreNoise_NeverServes(PromotionRule rule)
    {
        var random = new Random(7);
        // As many later ones as it takes to compare, and half as many again.
        var noise = _team with { Outcomes = [.. _team.Outcomes.Take(3 * _options.MinCompared).Select(o => o with { Rating = random.Next(1, 6) })] };
        var half = noise with { Outcomes = [.. noise.Outcomes.OrderBy(o => o.CompletionDate).Take(noise.Outcomes.Count / 2)] };
        await TrainAsync(half, new TrainingRequest { By = "U1", Kinds = ModelKinds.Ranking, Compares = false });

        var result = await TrainAsync(noise, new TrainingRequest { By = "U1", Kinds = ModelKinds.Ranking, Promotion = rule });

        Assert.NotEqual(ComparisonVerdict.Better, result.Ranking!.Version.Comparison!.Verdict);
        Assert.Equal(1, _registry.Serving<RankingModel>(ModelKind.Ranking)!.Version.Number);
    }

    [Fact]
    public async Task TrainAsync_TooFewOutcomes_SaysHowManyAndChangesNothing()
    {
        await _trained.CopyToAsync(_folder);

        var error = await Assert.ThrowsAsync<TrainingRefusedException>(() => TrainAsync(_team with { Outcomes = [.. _team.Outcomes.Take(30)] }, new TrainingRequest { By = "U1" }));

        Assert.Contains("30 outcomes", error.Message, StringComparison.Ordinal);
        Assert.Single(_registry.Versions(ModelKind.Ranking));
    }

    [Fact]
    public async Task TrainAsync_OnePersonGivesMostOfTheNew_IsRefused()
    {
        await _trained.CopyToAsync(_folder);
        var day = _team.Outcomes.Max(o => o.CompletionDate).AddDays(1);
        var items = Enumerable.Range(0, 60).Select(n => _team.WorkItems[0] with { Id = $"NEW-{n}", Status = WorkItemStatus.Completed, Created = day }).ToArray();
        var poisoned = _team with
        {
            WorkItems = [.. _team.WorkItems, .. items],
            Assignments = [.. _team.Assignments, .. items.Select((item, n) => new Assignment($"N{n}", item.Id, _team.People[n < 54 ? 0 : n % _team.People.Count].Id, day, AssignmentMethod.Manual, true, null))],
            Outcomes = [.. _team.Outcomes, .. items.Select((_, n) => new Outcome($"N{n}", day, 8, 5, 1, 1, null))],
        };

        var error = await Assert.ThrowsAsync<TrainingRefusedException>(() => TrainAsync(poisoned, new TrainingRequest { By = "U1" }));

        Assert.Contains(_team.People[0].Id, error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _registry.Serving<RankingModel>(ModelKind.Ranking)!.Version.Number);
    }

    [Fact]
    public async Task TrainAsync_ImpossibleValues_AreKeptOutAndSaid()
    {
        var broken = _team with { Outcomes = [.. _team.Outcomes.Select((o, n) => n < 5 ? o with { Quality = 7 } : n < 9 ? o with { CompletionDate = Company.Today.AddYears(1) } : o)] };

        var result = await TrainAsync(broken, new TrainingRequest { By = "U1", Compares = false });

        Assert.Equal(2, result.Remarks.Count);
        Assert.True(result.Ranking!.Version.Outcomes <= _team.Outcomes.Count - 9);
        Assert.True(result.Ranking.Version.Through <= Company.Today);
    }

    [Fact]
    public async Task TrainAsync_Cancelled_KeepsNothing()
    {
        using var stop = new CancellationTokenSource();
        var trainer = Trainer(_team);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => trainer.TrainAsync(
            new TrainingRequest { By = "U1" }, new At(TrainingStage.Fit, stop.Cancel), stop.Token));

        Assert.Empty(_registry.Versions(ModelKind.Ranking));
    }

    [Fact]
    public async Task TrainAsync_StoppedInTheMiddleOfTheFit_KeepsNothing()
    {
        using var stop = new CancellationTokenSource();
        var stages = new List<TrainingProgress>();
        var request = new TrainingRequest { By = "U1", Tuning = new SuccessTuning { Trials = new StopsTrials(stop.Cancel) } };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Trainer(_team).TrainAsync(request, new Collected(stages), stop.Token));

        Assert.Equal(TrainingStage.Fit, stages[^1].Stage);
        Assert.Empty(_registry.Versions(ModelKind.Ranking));
    }

    [Fact]
    public async Task TrainAsync_OthersAreKeptAndPromotedMeanwhile_HasANumberOfItsOwnAndIsKept()
    {
        await _trained.CopyToAsync(_folder);
        void Meanwhile()
        {
            var serving = _registry.Serving<RankingModel>(ModelKind.Ranking)!;
            var other = _registry.Add(serving.Version with { Number = _registry.TakeNumber() }, serving.Model);
            _registry.Promote(ModelKind.Ranking, other.Number, "U4", "Meanwhile.");
        }

        var result = await Trainer(_team).TrainAsync(new TrainingRequest { By = "U1", Compares = false, Promotion = PromotionRule.Always }, new At(TrainingStage.Keep, Meanwhile), CancellationToken.None);

        Assert.Equal((2, 2), (result.Ranking!.Version.Number, result.Performance!.Version.Number));
        Assert.False(result.Ranking.Serves || result.Performance.Serves);
        Assert.Contains(result.Remarks, r => r.StartsWith("Meanwhile the ranking model v3 was promoted by U4", StringComparison.Ordinal));
        Assert.Equal((3, 1), (_registry.Promoted(ModelKind.Ranking), _registry.Promoted(ModelKind.Performance)));
    }

    private static ModelVersion Version(int number) => new()
    {
        Kind = ModelKind.Ranking, Number = number, Artefact = "", Bytes = 0, Origin = VersionOrigin.Trained, At = default, By = "U1",
    };

    private ModelTrainer Trainer(WorkforceData data) => new(new FakeWorkforceStore(data), _registry, new TrainingLog(_history), Options.Create(_options), _time);

    private Task<TrainingResult> TrainAsync(WorkforceData data, TrainingRequest request, List<TrainingProgress>? stages = null) =>
        Trainer(data).TrainAsync(request, stages is null ? null : new Collected(stages), CancellationToken.None);

    private sealed class Collected(List<TrainingProgress> stages) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => stages.Add(value);
    }

    /// <summary>Does something once, when a stage begins.</summary>
    private sealed class At(TrainingStage stage, Action then) : IProgress<TrainingProgress>
    {
        private bool _done;

        public void Report(TrainingProgress value)
        {
            if (value.Stage != stage || _done)
                return;
            _done = true;
            then();
        }
    }

    private sealed class StopsTrials(Action stop) : ITuningTrials
    {
        public IReadOnlyList<TrialScores> Run(TrialData data, IReadOnlyList<ISuccessLearner> learners, int newest, CancellationToken cancellationToken)
        {
            stop();
            return LocalTrials.Instance.Run(data, learners, newest, cancellationToken);
        }
    }
}
