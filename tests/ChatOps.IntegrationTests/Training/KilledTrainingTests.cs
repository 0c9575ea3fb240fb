using System.Globalization;
using ChatOps.IntegrationTests.Slack;
using ChatOps.Learning.Registry;
using ChatOps.Tests.Channels.Slack;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOps.IntegrationTests.Training;

/// <summary>Trainings that are killed where they stand.</summary>
public sealed class KilledTrainingTests : IDisposable
{
    /// <summary>Kills in an ordinary run; CHATOPS_TRAINING_KILLS=50 is the long one.</summary>
    private const int UsualKills = 5, UsualKillsInComparison = 2;

    private const int Seed = 11;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-kill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Train_KilledAtRandom_BothModelsLoadAndAgreeAfterEachKill()
    {
        await RunAsync("import", "csv", FewOutcomes.WriteTo(_folder));

        // Anywhere in a training's usual length, most often near its end, where it writes.
        await KillAsync(Kills(UsualKills), Math.Sqrt);

        var list = await RunAsync("models", "list");
        Assert.Equal(2, list.Split("serves", StringSplitOptions.None).Length - 1);
        Assert.DoesNotContain("can't be", list, StringComparison.Ordinal);
        var answer = await RunAsync("ask", "who should take TASK-101?");
        Assert.Contains("Ranking v", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("can't be loaded", answer, StringComparison.Ordinal);
        await RunAsync("train");
    }

    [Fact]
    public async Task Train_KilledWhileItCompares_BothModelsLoadAndAgreeAfterEachKill()
    {
        await ImportedTeam.CopyToAsync(_folder);

        // The later half of a training of the whole team is the comparison, and what is written after it.
        await KillAsync(Kills(UsualKillsInComparison), share => 0.5 + (share / 2));
    }

    [Fact]
    public async Task Serve_KilledInATraining_TheJobEndsAfterTheRestart()
    {
        var slack = new FakeSlack();
        await using var host = await SlackHost.StartAsync(slack, environment: new Dictionary<string, string> { ["Access__Users__0__Role"] = "Admin" });
        await host.Sender.SendAsync("slack/events", SlackHost.Mention("retrain", "1").ToJsonString());
        await SaidAsync(slack, "Training job 1 (ranking and performance):");

        await host.RestartAsync();

        await SaidAsync(slack, "Training job 1 is done");
    }

    private static int Kills(int usual) => int.TryParse(Environment.GetEnvironmentVariable("CHATOPS_TRAINING_KILLS"), CultureInfo.InvariantCulture, out var asked) ? asked : usual;

    /// <summary>Trains once to its end to see how long that takes, then again and again and kills it.</summary>
    /// <param name="kills">How often.</param>
    /// <param name="when">From a draw of 0 to 1 to the share of a training after which it is killed.</param>
    private async Task KillAsync(int kills, Func<double, double> when)
    {
        using var whole = HostProcess.Start(_folder, null, "train", "--promote", "always");
        var started = TimeProvider.System.GetTimestamp();
        Assert.Equal(0, await whole.ExitAsync());
        var length = TimeProvider.System.GetElapsedTime(started);
        var random = new Random(Seed);
        for (var n = 0; n < kills; n++)
        {
            using var training = HostProcess.Start(_folder, null, "train", "--promote", "always");
            using var late = new CancellationTokenSource(length * when(random.NextDouble()));
            try
            {
                await training.Process.WaitForExitAsync(late.Token);
            }
            catch (OperationCanceledException)
            {
                training.Process.Kill(entireProcessTree: true);
                await training.Process.WaitForExitAsync();
            }

            var serving = new ModelRegistry(new DiskRegistryFiles(Path.Combine(_folder, "data", "models")), TimeProvider.System, NullLogger<ModelRegistry>.Instance).Serving();
            Assert.Empty(serving.Ranking!.Broken);
            Assert.Empty(serving.Performance!.Broken);
            Assert.Equal(serving.Ranking.Version.Number, serving.Performance.Version.Number);
            Assert.Equal((serving.Ranking.Version.Number, serving.Ranking.Version.Number), (serving.Ranking.Model.Version, serving.Performance.Model.Version));
        }
    }

    private static async Task SaidAsync(FakeSlack slack, string words)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!slack.Messages.Values.Any(m => m.Words.Contains(words, StringComparison.Ordinal)))
            await look.WaitForNextTickAsync(patience.Token);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (exit, output) = await HostProcess.RunAsync(_folder, null, arguments);
        Assert.True(exit == 0, output);
        return output;
    }
}
