using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Learning.Retraining;

/// <summary>v1 of both models is good; v2 of the ranking expects nothing of anybody and has just been promoted with its performance model.</summary>
public sealed class LiveWatchTests(TrainedOnce trained) : IClassFixture<TrainedOnce>, IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-watch-").FullName;
    private ModelRegistry _registry = null!;
    private ModelPromotion _promotion = null!;
    private WorkforceData _team = null!;

    public async Task InitializeAsync()
    {
        await trained.CopyToAsync(_folder);
        _team = await SampleCompanies.TeamAsync();
        var time = new FakeTimeProvider(new DateTimeOffset(Company.Today, new TimeOnly(10, 0), TimeSpan.Zero));
        _registry = new ModelRegistry(new DiskRegistryFiles(_folder), time, NullLogger<ModelRegistry>.Instance);
        _promotion = new ModelPromotion(_registry);
        var good = _registry.Serving();
        _registry.Add(good.Ranking!.Version with { Number = 2 }, good.Ranking.Model with { Version = 2, Success = null, Weights = HybridWeights.Document, Calibration = new SuccessCalibration(-4, 0, [0, 0, 0]) });
        _registry.Add(good.Performance!.Version with { Number = 2 }, good.Performance.Model with { Version = 2 });
        _promotion.Swap(_promotion.Find(2), "U1", "A mistake.", isRollback: false);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task LookAsync_NothingWasDecidedSince_SaysNothing() => Assert.Null(await LookAsync(_team));

    [Fact]
    public async Task LookAsync_DoesWorseThanTheOneBefore_BothModelsGoBack()
    {
        var said = await LookAsync(Later(person => person));

        Assert.Contains("Ranking v1 and Performance v1 serves again", said, StringComparison.Ordinal);
        Assert.Equal((1, 1), Serving());
        Assert.True(_registry.History(ModelKind.Ranking)[^1].IsRollback);
        Assert.Null(await LookAsync(Later(person => person)));
    }

    [Fact]
    public async Task LookAsync_FloodOfOnePersonsOutcomes_ChangesNothingAndSaysSo()
    {
        var said = await LookAsync(Later(_ => _team.People[0].Id));

        Assert.Contains($"about one person, {_team.People[0].Id}", said, StringComparison.Ordinal);
        Assert.Equal((2, 2), Serving());
    }

    private (int, int) Serving() => (_registry.Promoted(ModelKind.Ranking)!.Value, _registry.Promoted(ModelKind.Performance)!.Value);

    private Task<string?> LookAsync(WorkforceData data) =>
        new LiveWatch(_registry, _promotion, Options.Create(new RetrainingOptions())).LookAsync(TrainingData.Screen(data, DateOnly.MaxValue), CancellationToken.None);

    /// <summary>The newer half of the team's work as if it came after the promotion.</summary>
    private WorkforceData Later(Func<string, string> whose)
    {
        var half = _team.Assignments.Select(a => a.Date).Order().ElementAt(_team.Assignments.Count / 2);
        var shift = Math.Max(Company.Today.DayNumber, _team.Outcomes.Max(o => o.CompletionDate).DayNumber) - half.DayNumber + 1;
        return _team with
        {
            Assignments = [.. _team.Assignments.Select(a => a.Date > half ? a with { Date = a.Date.AddDays(shift), PersonId = whose(a.PersonId) } : a)],
            Outcomes = [.. _team.Outcomes.Select(o => o.CompletionDate > half ? o with { CompletionDate = o.CompletionDate.AddDays(shift) } : o)],
        };
    }
}
