using ChatOps.Learning;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Learning.Retraining;

/// <summary>A registry of the sample team in which v1 of both models serves, trained once for all tests of a class.</summary>
public sealed class TrainedOnce : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-once-").FullName;
    private readonly Lazy<Task<RankingModel>> _trained;

    public TrainedOnce() => _trained = new Lazy<Task<RankingModel>>(TrainAsync);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>The ranking model that serves.</summary>
    public Task<RankingModel> RankingAsync() => _trained.Value;

    /// <summary>Puts a copy of the registry into a folder.</summary>
    public async Task CopyToAsync(string folder)
    {
        await _trained.Value;
        FolderCopy.Make(_folder, folder);
    }

    private async Task<RankingModel> TrainAsync()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(Company.Today, new TimeOnly(9, 0), TimeSpan.Zero));
        var registry = new ModelRegistry(new DiskRegistryFiles(_folder), time, NullLogger<ModelRegistry>.Instance);
        var trainer = new ModelTrainer(new FakeWorkforceStore(await SampleCompanies.TeamAsync()), registry, new TrainingLog(new FakeTrainingJobStore()), Options.Create(new RetrainingOptions()), time);
        return (await trainer.TrainAsync(new TrainingRequest { By = "U1", Compares = false }, null, CancellationToken.None)).Ranking!.Model;
    }
}
