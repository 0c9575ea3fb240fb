using System.Globalization;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;

namespace ChatOps.IntegrationTests;

/// <summary>The command line as a process: what people and scripts type, rightly and wrongly.</summary>
public sealed class CommandLineTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-cli-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

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
        await RunAsync("import", "csv", HostProcess.Team);

        Assert.Contains("say it again with --yes", (await RunAsync("ask", "assign TASK-101 to Bob")).Output, StringComparison.Ordinal);
        Assert.Contains("Done: TASK-101 is Bob Okafor's.", (await RunAsync("ask", "assign TASK-101 to Bob", "--yes")).Output, StringComparison.Ordinal);
        Assert.Contains("Assigned to Bob Okafor", (await RunAsync("ask", "what is TASK-101?")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_YesInALaterProcess_RunsWhatWasProposedOnce()
    {
        await RunAsync("import", "csv", HostProcess.Team);
        await RunAsync("ask", "assign TASK-101 to Bob", "--user", "U17");

        Assert.Contains("Nothing is waiting", (await RunAsync("ask", "yes", "--user", "U23")).Output, StringComparison.Ordinal);
        Assert.Contains("Done: TASK-101 is Bob Okafor's.", (await RunAsync("ask", "yes", "--user", "U17")).Output, StringComparison.Ordinal);
        Assert.Contains("Nothing is waiting", (await RunAsync("ask", "yes", "--user", "U17")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Understand_Messages_WritesWhatEachLeadsToAndDoesNothing()
    {
        var input = Path.Combine(_folder, "in.jsonl");
        await File.WriteAllLinesAsync(input,
        [
            """{"id":"1","role":"Manager","user":"U17","text":"top 3 for the rust rate limiter without Hiro"}""",
            """{"id":"2","role":"Manager","user":"U17","prior":["assign TASK-110 to Priya"],"text":"yes"}""",
            """{"id":"3","role":"Employee","user":"U02","text":"retrain"}""",
        ]);

        var (exit, _) = await RunAsync("understand", "--data", HostProcess.Team, "--in", input, "--out", Path.Combine(_folder, "out.jsonl"));

        Assert.Equal(0, exit);
        Assert.Equal(
            [
                """{"id":"1","function":"ranking.rank_candidates","args":{"task":"TASK-110","top":3,"exclude":["U08"]},"outcome":"allowed"}""",
                """{"id":"2","function":"ranking.assign_task","args":{"task":"TASK-110","person":"U16"},"outcome":"confirmed"}""",
                """{"id":"3","function":"training.start_training","args":{"model":"all"},"outcome":"denied"}""",
            ],
            await File.ReadAllLinesAsync(Path.Combine(_folder, "out.jsonl")));
    }

    [Fact]
    public async Task Ask_AsEmployee_IsDenied()
    {
        await RunAsync("import", "csv", HostProcess.Team);

        Assert.Contains("managers, HR and admins", (await RunAsync("ask", "who should take TASK-101?", "--as", "Employee")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "frobnicate")]
    [InlineData(2, "ask")]
    [InlineData(2, "understand", "--in", "a.jsonl")]
    [InlineData(1, "understand", "--in", "no-such-file.jsonl", "--out", "b.jsonl")]
    [InlineData(1, "ask", "hi", "--file", "no-such-file.pdf")]
    [InlineData(2, "ask", "hi", "--as", "King")]
    [InlineData(2, "rank", "--out", "a.jsonl")]
    [InlineData(2, "rank", "--data", "x", "--history", "y", "--out", "a.jsonl")]
    [InlineData(2, "rank", "--history", "y", "--out", "a.jsonl")]
    [InlineData(2, "rank", "--data", "x", "--out", "a.jsonl", "--top", "0")]
    [InlineData(2, "rank", "--data", "x", "--out", "a.jsonl", "--top", "many")]
    [InlineData(2, "plan", "--data", "x")]
    [InlineData(2, "plan", "--out", "a.csv")]
    [InlineData(2, "plan", "--data", "x", "--out", "a.csv", "--max-hours", "0")]
    [InlineData(2, "plan", "--data", "x", "--out", "a.csv", "--max-hours", "much")]
    [InlineData(2, "plan", "--data", "x", "--out", "a.csv", "--tasks", "0")]
    [InlineData(2, "plan", "--data", "x", "--out", "a.csv", "--seed", "-1")]
    [InlineData(1, "plan", "--data", "no-such-folder", "--out", "a.csv")]
    [InlineData(1, "plan", "--data", "no-such-folder", "--out", "no-such-folder/a.csv")]
    [InlineData(0, "plan", "--help")]
    [InlineData(2, "import", "synthetic", "--people", "-3")]
    [InlineData(1, "import", "csv", "no-such-folder")]
    [InlineData(2, "import", "synthetic", "--people", "100001")]
    [InlineData(1, "rank", "--data", "no-such-folder", "--out", "a.jsonl")]
    [InlineData(1, "rank", "--history", "no.csv", "--map", "no.json", "--replay", "no.csv", "--out", "a.jsonl")]
    [InlineData(1, "ask", "hi", "--user", "U99999")]
    [InlineData(1, "serve", "--urls", "nonsense")]
    [InlineData(1, "serve", "--urls", "http://localhost:3978x")]
    [InlineData(1, "serve", "--urls", "http://0.0.0.0:3978")]
    [InlineData(1, "serve", "--urls", "http://*:3978")]
    [InlineData(1, "serve", "--urls", "http://example.com:3978")]
    [InlineData(0, "--help")]
    [InlineData(0, "rank", "--help")]
    [InlineData(0, "--version")]
    public async Task Verb_UsedLikeThis_EndsWithItsCodeAndASentence(int code, params string[] arguments)
    {
        var (exit, output) = await RunAsync(arguments);

        Assert.True(code == exit, $"{exit}: {output}");
        Assert.NotEmpty(output);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "a.jsonl")));
    }

    [Fact]
    public async Task Rank_DataFolder_WritesALinePerOpenTask()
    {
        var (exit, output) = await RunAsync("rank", "--data", HostProcess.Team, "--out", "a.jsonl", "--top", "3");

        Assert.True(exit == 0, output);
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder, "a.jsonl"));
        Assert.Equal(16, lines.Length);
        Assert.All(lines.Select(l => JsonDocument.Parse(l).RootElement), line =>
        {
            Assert.Equal(3, line.GetProperty("ranked").GetArrayLength());
            Assert.All(line.GetProperty("success").EnumerateArray(), p => Assert.InRange(p.GetDouble(), 0, 1));
        });
    }

    [Fact]
    public async Task Plan_DataFolder_WritesEachTaskOnceAndSaysWhoIsLeft()
    {
        var (exit, output) = await RunAsync("plan", "--data", HostProcess.Team, "--out", "a.csv", "--tasks", "9", "--max-hours", "40");

        Assert.True(exit == 0, output);
        var lines = await File.ReadAllLinesAsync(Path.Combine(_folder, "a.csv"));
        Assert.Equal("task_id,user_id,success", lines[0]);
        Assert.Equal(lines.Length - 1, lines.Skip(1).Select(l => l.Split(',')[0]).Distinct().Count());
        Assert.All(lines.Skip(1), l => Assert.InRange(double.Parse(l.Split(',')[2], CultureInfo.InvariantCulture), 0, 1));
        Assert.Contains("The first 9 of 16 open tasks", output, StringComparison.Ordinal);
        Assert.Contains("TASK-101: nobody. needs 74 h", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DotnetRun_FromAnotherFolder_TakesPathsFromThereAndPrintsOnlyJson()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "mine"));
        foreach (var file in Directory.GetFiles(HostProcess.Team))
            File.Copy(file, Path.Combine(_folder, "mine", Path.GetFileName(file)));

        Assert.Equal(0, (await HostProcess.DotnetRunAsync(_folder, "rank", "--data", "mine", "--out", "a.jsonl")).ExitCode);
        Assert.True(File.Exists(Path.Combine(_folder, "a.jsonl")));

        Assert.Equal(0, (await HostProcess.DotnetRunAsync(_folder, "import", "csv", "mine")).ExitCode);
        Assert.True(File.Exists(Path.Combine(_folder, "data", "chatops.db")));
        var (_, output) = await HostProcess.DotnetRunAsync(_folder, "ask", "help", "--json");
        Assert.Equal("allowed", JsonDocument.Parse(output).RootElement.GetProperty("outcome").GetString());
    }

    [Fact]
    public async Task Rank_OutputInAFolderThatIsNotThere_SaysSo()
    {
        var (exit, output) = await RunAsync("rank", "--data", HostProcess.Team, "--out", "nowhere/a.jsonl");

        Assert.Equal(1, exit);
        Assert.Contains("There is no folder", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_KilledInTheMiddle_LeavesTheStoreAsItWas()
    {
        await RunAsync("import", "csv", HostProcess.Team);
        var (_, before) = await RunAsync("evaluate", "--json");
        var large = await WriteLargeCompanyAsync();

        using (var import = HostProcess.Start(_folder, null, "import", "csv", large))
        {
            // The log of the database grows once the import writes: that is its middle.
            await WaitUntilAsync(() => new FileInfo(Path.Combine(_folder, "data", "chatops.db-wal")) is { Exists: true, Length: > 200_000 }, import);
            import.Process.Kill();
            await import.ExitAsync();
        }

        var (exit, after) = await RunAsync("evaluate", "--json");
        Assert.Equal(0, exit);
        Assert.Equal(before, after);
        Assert.Contains("There is no TASK-90001", (await RunAsync("ask", "what is TASK-90001?")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_SecondHostOnTheSameStore_SaysSo()
    {
        using var first = HostProcess.Start(_folder, null, "serve", "--urls", $"http://127.0.0.1:{HostProcess.FreePort()}");
        await first.WaitForAsync("Now listening on");

        var (exit, output) = await RunAsync("serve", "--urls", $"http://127.0.0.1:{HostProcess.FreePort()}");

        Assert.Equal(1, exit);
        Assert.Contains("Another ChatOps host is using the store", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_SecondHostOnTheSamePort_SaysSo()
    {
        var address = $"http://127.0.0.1:{HostProcess.FreePort()}";
        using var first = HostProcess.Start(_folder, null, "serve", "--urls", address);
        await first.WaitForAsync("Now listening on");

        var (exit, output) = await HostProcess.RunAsync(_folder, new Dictionary<string, string> { ["Store__Path"] = "other.db" }, "serve", "--urls", address);

        Assert.Equal(1, exit);
        Assert.Contains("The address is in use", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_AfterTheFirstHostWasKilled_StartsAgain()
    {
        using (var first = HostProcess.Start(_folder, null, "serve", "--urls", $"http://127.0.0.1:{HostProcess.FreePort()}"))
        {
            await first.WaitForAsync("Now listening on");
            first.Process.Kill();
            await first.ExitAsync();
        }

        using var second = HostProcess.Start(_folder, null, "serve", "--urls", $"http://127.0.0.1:{HostProcess.FreePort()}");
        await second.WaitForAsync("Now listening on");
    }

    [Theory]
    [InlineData("localhost", "200")]
    [InlineData("evil.example", "400")]
    public async Task Serve_RequestForAnotherHostName_IsRefused(string hostName, string status)
    {
        var port = HostProcess.FreePort();
        using var host = HostProcess.Start(_folder, null, "serve", "--urls", $"http://127.0.0.1:{port}");
        await host.WaitForAsync("Now listening on");

        using var client = new TcpClient("127.0.0.1", port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET / HTTP/1.1\r\nHost: {hostName}:{port}\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(stream);

        Assert.StartsWith($"HTTP/1.1 {status}", await reader.ReadLineAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Serve_OutsideDevelopment_RefusesToStart(string environment)
    {
        var (exit, output) = await HostProcess.RunAsync(_folder, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = environment }, "serve");

        Assert.Equal(1, exit);
        Assert.Contains("sign-in is not built yet", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder, "data")));
    }

    [Fact]
    public async Task Store_PostgreSqlByConfiguration_ImportsAndAnswers()
    {
        var environment = new Dictionary<string, string>
        {
            ["Store__Provider"] = "PostgreSql",
            ["Store__ConnectionString"] = await PostgreSqlServer.CreateDatabaseAsync(),
        };

        var (exit, output) = await HostProcess.RunAsync(_folder, environment, "import", "csv", HostProcess.Team);
        Assert.True(exit == 0, output);
        Assert.Contains("looks best for", (await HostProcess.RunAsync(_folder, environment, "ask", "who should take TASK-101?")).Output, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder, "data", "chatops.db")));
    }

    [Fact]
    public async Task Ask_StoreFileIsNoDatabase_SaysWhatToDo()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "data"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "data", "chatops.db"), new string('x', 10_000));

        var (exit, output) = await RunAsync("ask", "who should take TASK-101?");

        Assert.Equal(1, exit);
        Assert.Contains("is not a sound SQLite database", output, StringComparison.Ordinal);
    }

    private Task<(int ExitCode, string Output)> RunAsync(params string[] arguments) => HostProcess.RunAsync(_folder, null, arguments);

    private async Task<string> WriteLargeCompanyAsync()
    {
        var folder = Path.Combine(_folder, "large");
        Directory.CreateDirectory(folder);
        var users = new StringBuilder("user_id,name,department,seniority_level\n");
        var tasks = new StringBuilder("task_id,title,priority,difficulty,estimated_hours,created_date,status\n");
        foreach (var n in Enumerable.Range(90_000, 60_000))
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
