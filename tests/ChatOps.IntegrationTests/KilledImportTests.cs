using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.IntegrationTests;

/// <summary>An import that is killed where it stands.</summary>
public sealed class KilledImportTests : VerbTests
{
    [Fact]
    public async Task Import_KilledInTheMiddle_LeavesTheStoreAsItWas()
    {
        await ImportedTeam.CopyToAsync(Folder);
        var before = await ReadAsync();
        var large = await WriteLargeCompanyAsync();

        using (var import = HostProcess.Start(Folder, null, "import", "csv", large))
        {
            // The log of the database grows once the import writes: that is its middle.
            await WaitUntilAsync(() => new FileInfo(Path.Combine(Folder, "data", "chatops.db-wal")) is { Exists: true, Length: > 200_000 }, import);
            import.Process.Kill();
            await import.ExitAsync();
        }

        Assert.Equal(before, await ReadAsync());
        Assert.Contains("There is no TASK-90001", (await RunAsync("ask", "what is TASK-90001?")).Output, StringComparison.Ordinal);
    }

    /// <summary>All that the store holds.</summary>
    private async Task<string> ReadAsync()
    {
        var path = Path.Combine(Folder, "data", "chatops.db");
        await using var services = new ServiceCollection().AddLogging()
            .AddWorkforce(new ConfigurationBuilder().AddInMemoryCollection([new("Store:Path", path)]).Build()).BuildServiceProvider();
        var data = await services.GetRequiredService<IWorkforceStore>().ReadAllAsync(CancellationToken.None);
        SqliteConnection.ClearAllPools(); // nothing of this process is left to hold the file
        return JsonSerializer.Serialize(data);
    }

    private async Task<string> WriteLargeCompanyAsync()
    {
        var folder = Path.Combine(Folder, "large");
        Directory.CreateDirectory(folder);
        var users = new StringBuilder("user_id,name,department,seniority_level\n");
        var tasks = new StringBuilder("task_id,title,priority,difficulty,estimated_hours,created_date,status\n");
        foreach (var n in Enumerable.Range(90_000, 20_000))
        {
            users.Append(CultureInfo.InvariantCulture, $"X{n},Person {n},QA,SENIOR\n");
            tasks.Append(CultureInfo.InvariantCulture, $"TASK-{n},Task {n},LOW,EASY,5,2026-01-01,OPEN\n");
        }

        await File.WriteAllTextAsync(Path.Combine(folder, "users.csv"), users.ToString());
        await File.WriteAllTextAsync(Path.Combine(folder, "tasks.csv"), tasks.ToString());
        return folder;
    }

    private static async Task WaitUntilAsync(Func<bool> condition, HostProcess running)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!condition())
        {
            if (running.Process.HasExited)
                throw new InvalidOperationException($"The import ended before its middle was seen:\n{running.Output}");
            await timer.WaitForNextTickAsync(patience.Token);
        }
    }
}
