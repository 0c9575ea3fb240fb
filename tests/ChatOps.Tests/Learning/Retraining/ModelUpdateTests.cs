using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Learning.Retraining;

public sealed class ModelUpdateTests : IAsyncLifetime
{
    /// <summary>Trained on the first half of the team's outcomes, once for all tests.</summary>
    private static readonly Lazy<Task<RankingModel>> OfTheFirstHalf = new(async () =>
        RankingTrainer.Train(FirstHalf(await SampleCompanies.TeamAsync()), 1, DateTimeOffset.UnixEpoch, null, null, CancellationToken.None));

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-update-").FullName;
    private readonly FakeTrainingJobStore _history = new();
    private readonly ModelRegistry _registry;
    private WorkforceData _team = null!;
    private RankingModel _trained = null!;
    private DateOnly _half;

    public ModelUpdateTests() => _registry = new ModelRegistry(new DiskRegistryFiles(_folder), TimeProvider.System, NullLogger<ModelRegistry>.Instance);

    public async Task InitializeAsync()
    {
        _team = await SampleCompanies.TeamAsync();
        _half = HalfOf(_team);
        _trained = await OfTheFirstHalf.Value;
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task RunAsync_ChancesAreFarOff_AreFittedAnewAndServe()
    {
        Serve(model => model with { Success = model.Success! with { Map = new ScoreMap("Platt", -3, 1, [], []) } });

        var version = await UpdateAsync(_team);

        Assert.Equal((2, VersionOrigin.Updated, 1), (version!.Number, version.Origin, version.Parent));
        var serving = _registry.Serving<RankingModel>(ModelKind.Ranking)!;
        Assert.Equal(2, serving.Version.Number);
        Assert.InRange(serving.Model.Success!.Map.Map(0.6), 0.4, 0.95); // most outcomes of the team are successes
        Assert.Equal(_team.Outcomes.Max(o => o.CompletionDate), serving.Version.Through);
        Assert.Equal([("v2", null, null)], _history.History);
        Assert.Null(await UpdateAsync(_team)); // all of it is seen now
    }

    [Fact]
    public async Task RunAsync_ChancesAreRight_ChangesNothing()
    {
        Serve(model => model);

        Assert.Null(await UpdateAsync(_team));
        Assert.Single(_registry.Versions(ModelKind.Ranking));
    }

    [Fact]
    public async Task RunAsync_TooFewNew_ChangesNothing()
    {
        Serve(model => model with { Success = model.Success! with { Map = new ScoreMap("Platt", -3, 1, [], []) } });

        Assert.Null(await UpdateAsync(_team with { Outcomes = [.. _team.Outcomes.Where(o => o.CompletionDate <= _half.AddDays(20))] }));
    }

    [Fact]
    public async Task RunAsync_FloodOfOnePersonsOutcomes_IsRefusedAndChangesNothing()
    {
        Serve(model => model with { Success = model.Success! with { Map = new ScoreMap("Platt", -3, 1, [], []) } });
        var flooded = _team with { Assignments = [.. _team.Assignments.Select(a => a.Date > _half ? a with { PersonId = _team.People[0].Id } : a)] };

        var error = await Assert.ThrowsAsync<TrainingRefusedException>(() => UpdateAsync(flooded));

        Assert.Contains($"about one person, {_team.People[0].Id}", error.Message, StringComparison.Ordinal);
        Assert.Single(_registry.Versions(ModelKind.Ranking));
    }

    private Task<ModelVersion?> UpdateAsync(WorkforceData data) => new ModelUpdate(_registry, new TrainingLog(_history), Options.Create(new RetrainingOptions())).RunAsync(TrainingData.Screen(data, Company.Today), "U1", CancellationToken.None);

    private void Serve(Func<RankingModel, RankingModel> change)
    {
        Assert.NotNull(_trained.Success);
        _registry.Add(
            new ModelVersion { Kind = ModelKind.Ranking, Number = 1, Artefact = "", Bytes = 0, Origin = VersionOrigin.Trained, At = default, By = "U1", Through = _half, Outcomes = FirstHalf(_team).Outcomes.Count }, change(_trained));
        _registry.Promote(ModelKind.Ranking, 1, "U1", "First.");
    }

    private static DateOnly HalfOf(WorkforceData data) => data.Outcomes.Select(o => o.CompletionDate).Order().ElementAt(data.Outcomes.Count / 2);

    private static WorkforceData FirstHalf(WorkforceData data) => data with { Outcomes = [.. data.Outcomes.Where(o => o.CompletionDate <= HalfOf(data))] };
}
