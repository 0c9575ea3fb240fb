namespace ChatOps.IntegrationTests.Operations;

/// <summary>A backup is what can be restored.</summary>
public sealed class BackupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-backup-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Backup_WhileTheHostServes_RestoresWhatWasThereThen()
    {
        await ImportedTeam.CopyToAsync(_folder);
        await RunAsync("ask", "assign TASK-110 to Priya", "--yes");
        using (var host = HostProcess.Start(_folder, null, "serve", "--urls", $"http://127.0.0.1:{HostProcess.FreePort()}"))
        {
            await host.WaitForAsync("Now listening on");
            await RunAsync("backup", "saved");
            await RunAsync("ask", "assign TASK-112 to Hiro", "--yes");
        }

        var models = await RunAsync("models", "list");
        Directory.Delete(Path.Combine(_folder, "data"), recursive: true);
        Directory.Move(Path.Combine(_folder, "saved"), Path.Combine(_folder, "data"));

        Assert.Equal(models, await RunAsync("models", "list"));
        Assert.Contains("Priya", await RunAsync("ask", "what is TASK-110?"), StringComparison.Ordinal);
        Assert.DoesNotContain("Hiro", await RunAsync("ask", "what is TASK-112?"), StringComparison.Ordinal);
        Assert.Contains("Ranking v1", await RunAsync("ask", "who should take TASK-101?"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Backup_IntoAFolderThatHoldsSomething_IsRefusedAndNothingIsTouched()
    {
        await ImportedTeam.CopyToAsync(_folder);
        var saved = Directory.CreateDirectory(Path.Combine(_folder, "saved"));
        await File.WriteAllTextAsync(Path.Combine(saved.FullName, "chatops.db"), "an older backup");

        var (exit, output) = await HostProcess.RunAsync(_folder, null, "backup", "saved");

        Assert.NotEqual(0, exit);
        Assert.Contains("not empty", output, StringComparison.Ordinal);
        Assert.Equal("an older backup", await File.ReadAllTextAsync(Path.Combine(saved.FullName, "chatops.db")));
    }

    [Fact]
    public async Task Backup_OfPostgreSql_NamesItsOwnTools()
    {
        var environment = new Dictionary<string, string> { ["Store__Provider"] = "PostgreSql", ["Store__ConnectionString"] = await PostgreSqlServer.CreateDatabaseAsync() };

        var (exit, output) = await HostProcess.RunAsync(_folder, environment, "backup", "saved");

        Assert.NotEqual(0, exit);
        Assert.Contains("pg_dump", output, StringComparison.Ordinal);
    }

    private async Task<string> RunAsync(params string[] arguments)
    {
        var (exit, output) = await HostProcess.RunAsync(_folder, null, arguments);
        Assert.True(exit == 0, output);
        return output;
    }
}
