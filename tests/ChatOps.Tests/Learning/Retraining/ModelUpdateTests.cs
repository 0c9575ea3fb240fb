using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Learning.Retraining;

public sealed class ModelUpdateTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-update-").FullName;
    private readonly ModelRegistry _registry;
    private WorkforceData _team = null!;
    private DateOnly _half;

    public ModelUpdateTests() => _registry = new ModelRegistry(new DiskRegistryFiles(_folder), TimeProvider.System, NullLogger<ModelRegistry>.Instance);

    public async Task InitializeAsync()
    {
        _team = (await WorkforceLoad.ReadAsync(new CsvWorkforceSource(Samples.Team), CancellationToken.None)).Data;
        _half = _team.Outcomes.Select(o => o.CompletionDate).Order().ElementAt(_team.Outcomes.Count / 2);
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

    private Task<ModelVersion?> UpdateAsync(WorkforceData data) => new ModelUpdate(_registry, Options.Create(new RetrainingOptions())).RunAsync(data, "U1", CancellationToken.None);

    private void Serve(Func<RankingModel, RankingModel> change)
    {
        var known = _team with { Outcomes = [.. _team.Outcomes.Where(o => o.CompletionDate <= _half)] };
        var model = RankingTrainer.Train(known, 1, DateTimeOffset.UnixEpoch, null, null, CancellationToken.None);
        Assert.NotNull(model.Success);
        _registry.Add(
            new ModelVersion { Kind = ModelKind.Ranking, Number = 1, Artefact = "", Bytes = 0, Origin = VersionOrigin.Trained, At = default, By = "U1", Through = _half, Outcomes = known.Outcomes.Count }, change(model));
        _registry.Promote<RankingModel>(ModelKind.Ranking, 1, "U1", "First.");
    }
}
