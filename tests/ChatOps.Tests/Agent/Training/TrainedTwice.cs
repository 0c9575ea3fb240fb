using ChatOps.Learning.Registry;
using ChatOps.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Agent.Training;

/// <summary>A registry as two trainings on the sample team leave it: v1 serves, v2 is kept. Made once for all tests that copy it.</summary>
public sealed class TrainedTwice : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-trained-").FullName;
    private readonly Lazy<Task> _made;

    public TrainedTwice() => _made = new Lazy<Task>(MakeAsync);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Puts a copy of the registry where an agent keeps its own.</summary>
    internal async Task CopyToAsync(AgentBench bench)
    {
        await _made.Value;
        FolderCopy.Make(_folder, bench.Models);
    }

    private async Task MakeAsync()
    {
        var (team, model) = (await SampleCompanies.TeamAsync(), await SampleCompanies.TeamModelAsync());
        var time = new FakeTimeProvider(new DateTimeOffset(Company.Today, new TimeOnly(9, 0), TimeSpan.Zero));
        var registry = new ModelRegistry(new DiskRegistryFiles(_folder), time, NullLogger<ModelRegistry>.Instance);
        foreach (var number in new[] { 1, 2 })
        {
            registry.Add(
                new ModelVersion
                {
                    Kind = ModelKind.Ranking, Number = number, Artefact = "", Bytes = 0, Origin = VersionOrigin.Trained, At = default, By = "U02",
                    Outcomes = team.Outcomes.Count, Through = team.Outcomes.Max(o => o.CompletionDate),
                },
                model with { Version = number });
        }

        registry.Promote(ModelKind.Ranking, 1, "U02", "Nothing served before.");
    }
}
