using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ChatOps.IntegrationTests;

/// <summary>The command line as a process: what people and scripts type, rightly and wrongly.</summary>
public sealed class CommandLineTests : VerbTests
{
    [Fact]
    public async Task Understand_Messages_WritesWhatEachLeadsToAndDoesNothing()
    {
        var input = Path.Combine(Folder, "in.jsonl");
        await File.WriteAllLinesAsync(input,
        [
            """{"id":"1","role":"Manager","user":"U17","text":"top 3 for the rust rate limiter without Hiro"}""",
            """{"id":"2","role":"Manager","user":"U17","prior":["assign TASK-110 to Priya"],"text":"yes"}""",
            """{"id":"3","role":"Employee","user":"U02","text":"retrain"}""",
        ]);

        var (exit, _) = await RunAsync("understand", "--data", HostProcess.Team, "--in", input, "--out", Path.Combine(Folder, "out.jsonl"));

        Assert.Equal(0, exit);
        Assert.Equal(
            [
                """{"id":"1","function":"ranking.rank_candidates","args":{"task":"TASK-110","top":3,"exclude":["U08"]},"outcome":"allowed"}""",
                """{"id":"2","function":"ranking.assign_task","args":{"task":"TASK-110","person":"U16"},"outcome":"confirmed"}""",
                """{"id":"3","function":"training.start_training","args":{"model":"all"},"outcome":"denied"}""",
            ],
            await File.ReadAllLinesAsync(Path.Combine(Folder, "out.jsonl")));
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
        Assert.False(File.Exists(Path.Combine(Folder, "a.jsonl")));
    }

    [Fact]
    public async Task Rank_DataFolder_WritesALinePerOpenTask()
    {
        var (exit, output) = await RunAsync("rank", "--data", HostProcess.Team, "--out", "a.jsonl", "--top", "3");

        Assert.True(exit == 0, output);
        var lines = await File.ReadAllLinesAsync(Path.Combine(Folder, "a.jsonl"));
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
        var lines = await File.ReadAllLinesAsync(Path.Combine(Folder, "a.csv"));
        Assert.Equal("task_id,user_id,success", lines[0]);
        Assert.Equal(lines.Length - 1, lines.Skip(1).Select(l => l.Split(',')[0]).Distinct().Count());
        Assert.All(lines.Skip(1), l => Assert.InRange(double.Parse(l.Split(',')[2], CultureInfo.InvariantCulture), 0, 1));
        Assert.Contains("The first 9 of 16 open tasks", output, StringComparison.Ordinal);
        Assert.Contains("TASK-101: nobody. needs 74 h", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DotnetRun_FromAnotherFolder_TakesPathsFromThereAndPrintsOnlyJson()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "mine"));
        foreach (var file in Directory.GetFiles(HostProcess.Team))
            File.Copy(file, Path.Combine(Folder, "mine", Path.GetFileName(file)));

        Assert.Equal(0, (await HostProcess.DotnetRunAsync(Folder, "rank", "--data", "mine", "--out", "a.jsonl")).ExitCode);
        Assert.True(File.Exists(Path.Combine(Folder, "a.jsonl")));

        Assert.Equal(0, (await HostProcess.DotnetRunAsync(Folder, "import", "csv", "mine")).ExitCode);
        Assert.True(File.Exists(Path.Combine(Folder, "data", "chatops.db")));
        var (_, output) = await HostProcess.DotnetRunAsync(Folder, "ask", "help", "--json");
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
    public async Task Keys_AddListRevoke_ShowTheKeyOnceAndKeepAHash()
    {
        var (exit, added) = await RunAsync("keys", "add", "nightly planner", "--scope", "rank:read", "--scope", "predict:read");
        Assert.True(exit == 0, added);
        var key = Regex.Match(added, "chatops_[0-9a-f]{8}_[A-Za-z0-9_-]{43}").Value;
        Assert.NotEmpty(key);

        var (_, listed) = await RunAsync("keys", "list");
        Assert.Contains("nightly planner", listed, StringComparison.Ordinal);
        Assert.DoesNotContain(key[17..], listed, StringComparison.Ordinal);
        Assert.All(
            Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".db", StringComparison.Ordinal)),
            f => Assert.DoesNotContain(key[17..], File.ReadAllText(f), StringComparison.Ordinal));

        Assert.Contains("is revoked", (await RunAsync("keys", "revoke", key.Substring(8, 8))).Output, StringComparison.Ordinal);
        Assert.Contains("revoked", (await RunAsync("keys", "list")).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'rank:write' is no scope", "keys", "add", "planner", "--scope", "rank:write")]
    [InlineData("--days takes 1 to 3650", "keys", "add", "planner", "--scope", "admin", "--days", "0")]
    [InlineData("There is no key 00000000", "keys", "revoke", "00000000")]
    public async Task Keys_WhatCanNotBe_IsRefusedWithASentence(string sentence, params string[] arguments)
    {
        var (exit, output) = await RunAsync(arguments);

        Assert.Equal(1, exit);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
    }
}
