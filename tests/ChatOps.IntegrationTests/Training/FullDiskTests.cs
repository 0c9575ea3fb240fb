namespace ChatOps.IntegrationTests.Training;

/// <summary>A disk that is really full, at different places of what is written.</summary>
public sealed class FullDiskTests
{
    [MountFact]
    public async Task Train_DiskFullAnywhereInTheRegistry_SaysSoServesOnAndTrainsWhenThereIsRoom()
    {
        using var disk = FullDisk.Mount(megabytes: 64);
        var folder = Directory.CreateTempSubdirectory("chatops-full-").FullName;
        try
        {
            var environment = new Dictionary<string, string> { ["Learning__RegistryPath"] = Path.Combine(disk.Path, "models") };
            await RunAsync(folder, environment, "import", "csv", FewOutcomes.WriteTo(folder));
            var before = await RunAsync(folder, environment, "models", "list");
            var written = Directory.EnumerateFiles(disk.Path, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length);
            foreach (var left in new[] { 0, 8 * 1024, written / 2, written * 3 / 4, written })
            {
                disk.Fill(left);
                var (exit, output) = await HostProcess.RunAsync(folder, environment, "train", "--promote", "always");
                Assert.NotEqual(0, exit);
                Assert.Contains("No space left on device", output, StringComparison.Ordinal);
                Assert.Contains("What served goes on serving. Make room", output.ReplaceLineEndings(" "), StringComparison.Ordinal);
                Assert.DoesNotContain("   at ChatOps", output, StringComparison.Ordinal);
                Assert.Contains("Ranking v1", await RunAsync(folder, environment, "ask", "who should take TASK-101?"), StringComparison.Ordinal);
                disk.Empty();
            }

            Assert.Contains("serves", before, StringComparison.Ordinal);
            await RunAsync(folder, environment, "train", "--promote", "always");
            Assert.DoesNotContain("can't be", await RunAsync(folder, environment, "models", "list"), StringComparison.Ordinal);
            Assert.DoesNotContain("Ranking v1 ", await RunAsync(folder, environment, "ask", "who should take TASK-101?"), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [MountFact]
    public async Task Ask_DiskOfTheStoreIsFull_SaysSoAndGoesOnWhenThereIsRoom()
    {
        using var disk = FullDisk.Mount(megabytes: 64);
        var folder = Path.Combine(disk.Path, "host");
        Directory.CreateDirectory(folder);
        await ImportedTeam.CopyToAsync(folder);
        disk.Fill(left: 0);

        var (exit, output) = await HostProcess.RunAsync(folder, null, "ask", "assign TASK-110 to Priya", "--yes");

        Assert.NotEqual(0, exit);
        Assert.Contains("The disk is full", output, StringComparison.Ordinal);
        disk.Empty();
        Assert.Contains("Done", await RunAsync(folder, null, "ask", "assign TASK-110 to Priya", "--yes"), StringComparison.Ordinal);
    }

    private static async Task<string> RunAsync(string folder, IReadOnlyDictionary<string, string>? environment, params string[] arguments)
    {
        var (exit, output) = await HostProcess.RunAsync(folder, environment, arguments);
        Assert.True(exit == 0, output);
        return output;
    }
}
