using System.Text.Json;

namespace ChatOps.IntegrationTests;

/// <summary>Asking from the command line: each question is a process, and what was said before is in the store.</summary>
public sealed class AskTests : VerbTests
{
    [Fact]
    public async Task Ask_AfterImport_PrintsFivePeopleWithReasons()
    {
        Assert.Equal(0, (await RunAsync("import", "csv", HostProcess.Team)).ExitCode);

        var (exit, output) = await RunAsync("ask", "who should take TASK-101?", "--json");

        Assert.Equal(0, exit);
        var people = JsonDocument.Parse(output).RootElement.GetProperty("blocks")[0].GetProperty("people");
        Assert.Equal(5, people.GetArrayLength());
        Assert.All(people.EnumerateArray(), p => Assert.Equal(
            p.GetProperty("score").GetInt32(),
            p.GetProperty("reasons").EnumerateArray().Sum(r => r.GetProperty("points").GetInt32())));
    }

    [Fact]
    public async Task Ask_EmptyStore_FillsItAndAnswers()
    {
        var (exit, output) = await RunAsync("ask", "who should take TASK-101?");

        Assert.Equal(0, exit);
        Assert.Contains("looks best for", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_AssignWithYes_IsThereForTheNextQuestion()
    {
        await ImportedTeam.CopyToAsync(Folder);

        Assert.Contains("say it again with --yes", (await RunAsync("ask", "assign TASK-101 to Bob")).Output, StringComparison.Ordinal);
        Assert.Contains("Done: TASK-101 is Bob Okafor's.", (await RunAsync("ask", "assign TASK-101 to Bob", "--yes")).Output, StringComparison.Ordinal);
        Assert.Contains("Assigned to Bob Okafor", (await RunAsync("ask", "what is TASK-101?")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_YesInALaterProcess_RunsWhatWasProposedOnce()
    {
        await ImportedTeam.CopyToAsync(Folder);
        await RunAsync("ask", "assign TASK-101 to Bob", "--user", "U17");

        Assert.Contains("Nothing is waiting", (await RunAsync("ask", "yes", "--user", "U23")).Output, StringComparison.Ordinal);
        Assert.Contains("Done: TASK-101 is Bob Okafor's.", (await RunAsync("ask", "yes", "--user", "U17")).Output, StringComparison.Ordinal);
        Assert.Contains("Nothing is waiting", (await RunAsync("ask", "yes", "--user", "U17")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_AsEmployee_IsDenied()
    {
        await ImportedTeam.CopyToAsync(Folder);

        Assert.Contains("managers, HR and admins", (await RunAsync("ask", "who should take TASK-101?", "--as", "Employee")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_PostgreSqlByConfiguration_ImportsAndAnswers()
    {
        var environment = new Dictionary<string, string>
        {
            ["Store__Provider"] = "PostgreSql",
            ["Store__ConnectionString"] = await PostgreSqlServer.CreateDatabaseAsync(),
        };

        var (exit, output) = await HostProcess.RunAsync(Folder, environment, "import", "csv", HostProcess.Team);
        Assert.True(exit == 0, output);
        Assert.Contains("looks best for", (await HostProcess.RunAsync(Folder, environment, "ask", "who should take TASK-101?")).Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(Folder, "data", "chatops.db")));
    }

    [Fact]
    public async Task Ask_StoreFileIsNoDatabase_SaysWhatToDo()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "data", "chatops.db"), new string('x', 10_000));

        var (exit, output) = await RunAsync("ask", "who should take TASK-101?");

        Assert.Equal(1, exit);
        Assert.Contains("is not a sound SQLite database", output, StringComparison.Ordinal);
    }
}
