using System.Globalization;
using ChatOps.Workforce.Sources.Systems;

namespace ChatOps.IntegrationTests.Sources;

/// <summary>A host that is killed in the middle of collecting, again and again.</summary>
public sealed class KilledHostTests
{
    private const int Kills = 30;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task Collect_KilledThirtyTimes_LosesNothingAndDoublesNothing()
    {
        await using var systems = await Systems.StartAsync(SourceLayout.TaskGraph);
        var folder = Directory.CreateTempSubdirectory("chatops-killed-").FullName;
        try
        {
            var path = Path.Combine(folder, "killed.db");
            var (_, store) = await systems.OpenAsync(("Store:Path", path));
            var environment = systems.Settings(path).Where(s => s.Value is not null).ToDictionary(s => s.Key.Replace(":", "__", StringComparison.Ordinal), s => s.Value!);
            environment["Sources__BatchSize"] = "5";
            environment["CHATOPS_TRACE"] = "1";
            var middles = 0;
            for (var kill = 0; kill < Kills; kill++)
            {
                using var host = HostProcess.Start(folder, environment, "collect");
                var target = await store.GetRevisionAsync(CancellationToken.None) + 1 + (kill % 7);
                using var patience = new CancellationTokenSource(Patience);
                using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(2));
                while (!host.Process.HasExited && await store.GetRevisionAsync(patience.Token) < target)
                    await look.WaitForNextTickAsync(patience.Token);
                middles += host.Process.HasExited ? 0 : 1;
                host.Process.Kill();
            }

            var (exit, output) = await HostProcess.RunAsync(folder, environment, "collect");

            Assert.True(exit == 0, output);
            Assert.True(middles >= Kills / 2, middles.ToString(CultureInfo.InvariantCulture));
            CollectionTests.AssertSame(await Systems.TeamAsync(), await store.ReadAllAsync(CancellationToken.None));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }
}
