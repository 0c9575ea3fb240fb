using Microsoft.Data.Sqlite;

namespace ChatOps.IntegrationTests.Operations;

/// <summary>A store with the sample team that something was done in, to be copied: who did it stands in its audit.</summary>
public sealed class UsedStore : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-used-").FullName;

    public async Task InitializeAsync()
    {
        foreach (var arguments in new string[][] { ["import", "csv", HostProcess.Team], ["ask", "assign TASK-110 to U02", "--yes"], ["ask", "who should take TASK-101?"] })
        {
            var (exit, output) = await HostProcess.RunAsync(_folder, null, arguments);
            Assert.True(exit == 0, output);
        }
    }

    public Task DisposeAsync()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    /// <summary>A folder with a copy of it.</summary>
    public string Copy()
    {
        var copy = Directory.CreateTempSubdirectory("chatops-privacy-").FullName;
        foreach (var file in Directory.EnumerateFiles(_folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(copy, Path.GetRelativePath(_folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        return copy;
    }
}
