using System.Globalization;

namespace ChatOps.IntegrationTests.Training;

/// <summary>Trainings that are killed where they stand.</summary>
public sealed class KilledTrainingTests
{
    /// <summary>Kills in an ordinary run; CHATOPS_TRAINING_KILLS=50 is the long one.</summary>
    private const int UsualKills = 8;

    private const int Seed = 11;

    [Fact]
    public async Task Train_KilledAtRandom_RegistryIsWholeAndServes()
    {
        var folder = Directory.CreateTempSubdirectory("chatops-kill-").FullName;
        try
        {
            await RunAsync(folder, "import", "csv", FewOutcomes.WriteTo(folder));
            using var whole = HostProcess.Start(folder, null, "train", "--promote", "always");
            var started = TimeProvider.System.GetTimestamp();
            Assert.Equal(0, await whole.ExitAsync());
            var length = TimeProvider.System.GetElapsedTime(started);
            var kills = int.TryParse(Environment.GetEnvironmentVariable("CHATOPS_TRAINING_KILLS"), CultureInfo.InvariantCulture, out var asked) ? asked : UsualKills;
            var random = new Random(Seed);
            for (var n = 0; n < kills; n++)
            {
                using var training = HostProcess.Start(folder, null, "train", "--promote", "always");

                // Anywhere in a training's usual length, most often near its end, where it writes.
                using var late = new CancellationTokenSource(length * Math.Sqrt(random.NextDouble()));
                try
                {
                    await training.Process.WaitForExitAsync(late.Token);
                }
                catch (OperationCanceledException)
                {
                    training.Process.Kill(entireProcessTree: true);
                }

                var serving = Path.Combine(folder, "data", "models", "ranking", "promotions");
                Assert.NotEmpty(Directory.GetFiles(serving, "*.json"));
            }

            var list = await RunAsync(folder, "models", "list");
            Assert.Equal(2, list.Split("serves", StringSplitOptions.None).Length - 1);
            Assert.DoesNotContain("can't be", list, StringComparison.Ordinal);
            var answer = await RunAsync(folder, "ask", "who should take TASK-101?");
            Assert.Contains("Ranking v", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("can't be loaded", answer, StringComparison.Ordinal);
            await RunAsync(folder, "train");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        var (exit, output) = await HostProcess.RunAsync(folder, null, arguments);
        Assert.True(exit == 0, output);
        return output;
    }
}
