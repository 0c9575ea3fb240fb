using System.Collections.Concurrent;
using ChatOps.Learning;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Learning.Registry;

/// <summary>Models are swapped while people ask.</summary>
public sealed class SwapUnderLoadTests : IDisposable
{
    private const int Swaps = 20, AnswersBetween = 100, Askers = 4;

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-swap-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Rank_ThroughTwentySwaps_NeverFailsAndEachAnswerIsOfOneVersion()
    {
        var data = await SampleCompanies.TeamAsync();
        var registry = new ModelRegistry(new DiskRegistryFiles(_folder), TimeProvider.System, NullLogger<ModelRegistry>.Instance);
        var trained = await SampleCompanies.TeamModelAsync();

        // Two models that tell themselves apart by every answer: the same scores, turned into other chances.
        foreach (var number in Enumerable.Range(1, 2))
        {
            registry.Add(
                new ModelVersion { Kind = ModelKind.Ranking, Number = number, Artefact = "", Bytes = 0, Origin = VersionOrigin.Trained, At = default, By = "U1" },
                trained with { Version = number, Success = null, Weights = HybridWeights.Document, Calibration = new SuccessCalibration(number, 0, [0, 0, 0]) });
        }

        registry.Promote(ModelKind.Ranking, 1, "U1", "First.");
        using var rankings = new RankingProvider(new FakeWorkforceStore(data), registry, Options.Create(new LearningOptions()), TimeProvider.System);
        var (answers, tasks) = (new ConcurrentQueue<(int Version, double Chance)>(), data.WorkItems.Take(10).Select(i => i.Id).ToArray());
        using var over = new CancellationTokenSource();
        var asking = Enumerable.Range(0, Askers).Select(asker => Task.Run(async () =>
        {
            for (var n = asker; !over.IsCancellationRequested; n++)
            {
                var result = (await rankings.GetAsync(CancellationToken.None)).Rank(new RankingRequest(tasks[n % tasks.Length]) { Top = 3 });
                foreach (var candidate in result.Candidates)
                    answers.Enqueue((result.Model.Version, candidate.Success!.Value.Value));
                await Task.Yield();
            }
        })).ToArray();

        for (var swap = 0; swap < Swaps; swap++)
        {
            var until = answers.Count + AnswersBetween;
            Assert.True(SpinWait.SpinUntil(() => answers.Count >= until || asking.Any(a => a.IsFaulted), TimeSpan.FromSeconds(60)));
            registry.Promote(ModelKind.Ranking, (swap % 2) + 1 == 1 ? 2 : 1, "U1", "Swapped.");
        }

        await over.CancelAsync();
        await Task.WhenAll(asking);
        Assert.Equal(2, answers.Select(a => a.Version).Distinct().Count());
        Assert.All(answers, a => Assert.Equal(1 / (1 + Math.Exp(-a.Version)), a.Chance, 1e-6));
    }
}
