using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace ChatOps.IntegrationTests.Operations;

/// <summary><c>audit verify</c>, <c>audit export</c> and <c>people export</c> as processes over a store that something was done in.</summary>
public sealed class PrivacyVerbTests(UsedStore store) : IClassFixture<UsedStore>, IDisposable
{
    private readonly string _folder = store.Copy();

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Verify_AsItWasWritten_SaysSoAndItsMarkHoldsAnotherTime()
    {
        var first = await DoneAsync("audit", "verify");
        await DoneAsync("ask", "what is TASK-102?");
        var again = await DoneAsync("audit", "verify", "--mark", MarkIn(first));

        Assert.Matches(@"The audit is what was written: \d+ lines, chained without a gap\.", first);
        Assert.NotEqual(MarkIn(first), MarkIn(again));
    }

    [Theory]
    [InlineData("UPDATE audit SET outcome = 'Denied' WHERE sequence = 2", "The audit is not what was written. Line 2 (id 2, ", ") was changed, or stands in another's place.")]
    [InlineData("UPDATE audit SET arguments = '{\"task\":[\"TASK-111\"]}' WHERE sequence = 1", "The audit is not what was written. Line 1 (id 1, ", ") was changed")]
    [InlineData("DELETE FROM audit WHERE sequence = 1", "The audit is not what was written. Line 1 was removed: after 0 comes 2.", "0 lines before it are in order.")]
    [InlineData("DELETE FROM audit WHERE sequence > 1", "The audit is not what was written. Line 2 was removed: the audit was cut off at its end", "1 lines before it are in order.")]
    public async Task Verify_TamperedWith_FailsAndNamesTheLine(string sql, string expected, string more)
    {
        await ExecuteAsync("DROP TRIGGER audit_is_append_only; DROP TRIGGER audit_is_kept; " + sql);

        var (exit, output) = await RunAsync("audit", "verify");

        Assert.Equal(1, exit);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Contains(more, output, StringComparison.Ordinal);
        Assert.DoesNotContain("Keep this mark", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Verify_WrittenAnewAsAWhole_IsShownByTheMark()
    {
        var mark = MarkIn(await DoneAsync("audit", "verify"));
        await ExecuteAsync("DROP TRIGGER audit_is_append_only; DROP TRIGGER audit_is_kept; DELETE FROM audit; UPDATE audit_chain SET through = 0, hash = zeroblob(32)");
        await DoneAsync("ask", "assign TASK-111 to U02", "--yes");
        await DoneAsync("ask", "who should take TASK-103?");

        Assert.Equal(0, (await RunAsync("audit", "verify")).Exit);
        var (exit, output) = await RunAsync("audit", "verify", "--mark", mark);

        Assert.Equal(1, exit);
        Assert.Contains("The audit is not what was written.", output, StringComparison.Ordinal);
        Assert.Contains("was noted down", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("all.csv")]
    [InlineData("all.jsonl")]
    public async Task Export_ADayWithLines_WritesThemAll(string file)
    {
        var lines = LinesIn(await DoneAsync("audit", "verify"));
        var today = TimeProvider.System.GetUtcNow();

        // The day may end between the question and here; the day before is asked for as well.
        var said = await DoneAsync("audit", "export", "--from", $"{today.AddDays(-1):yyyy-MM-dd}", "--to", $"{today:yyyy-MM-dd}", file);

        Assert.Contains($"{lines} lines written.", said, StringComparison.Ordinal);
        var written = await File.ReadAllLinesAsync(Path.Combine(_folder, file));
        Assert.Equal(file.EndsWith(".csv", StringComparison.Ordinal) ? lines + 1 : lines, written.Length);
        Assert.Contains("ranking.assign_task", written[^lines], StringComparison.Ordinal);
        if (file.EndsWith(".jsonl", StringComparison.Ordinal))
            Assert.Equal(1, JsonDocument.Parse(written[0]).RootElement.GetProperty("sequence").GetInt32());
    }

    [Fact]
    public async Task Export_ADayWithout_IsAFileWithNoLines()
    {
        Assert.Contains("0 lines written.", await DoneAsync("audit", "export", "--from", "2020-01-01", "--to", "2020-01-31", "none.jsonl"), StringComparison.Ordinal);
        Assert.Empty(await File.ReadAllTextAsync(Path.Combine(_folder, "none.jsonl")));
    }

    [Fact]
    public async Task People_AKnownPerson_AreWrittenByTable()
    {
        var said = await DoneAsync("people", "export", "U02", "u02.json");

        var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(_folder, "u02.json"))).RootElement;
        Assert.Equal("U02", json.GetProperty("person").GetString());
        var records = json.GetProperty("records");
        Assert.Equal("bob.okafor@example.com", records.GetProperty("people")[0].GetProperty("email").GetString());
        Assert.Contains(records.GetProperty("assignments").EnumerateArray(), a => a.GetProperty("workItemId").GetString() == "TASK-110");
        Assert.DoesNotContain("anna.lindqvist@example.com", json.GetRawText(), StringComparison.Ordinal);
        Assert.Contains($"{records.EnumerateObject().Sum(t => t.Value.GetArrayLength()):N0} records written.", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "'yesterday' is no mark; write it as verify printed it", "audit", "verify", "--mark", "yesterday")]
    [InlineData(1, "the audit went on to 999 when the mark was noted down", "audit", "verify", "--mark", "999:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData(2, "--help", "audit", "verify", "--mark")]
    [InlineData(2, "--help", "audit")]
    [InlineData(2, "--to", "audit", "export", "--from", "2026-11-01", "f.csv")]
    [InlineData(2, "--help", "audit", "export", "--from", "2026-11-01", "--to", "2026-11-30")]
    [InlineData(1, "'1.11.2026' is no day; write it as 2026-11-30.", "audit", "export", "--from", "1.11.2026", "--to", "2026-11-30", "f.csv")]
    [InlineData(1, "--to 2026-11-01 is before --from 2026-11-30.", "audit", "export", "--from", "2026-11-30", "--to", "2026-11-01", "f.csv")]
    [InlineData(1, "must end in .csv or .jsonl", "audit", "export", "--from", "2026-11-01", "--to", "2026-11-30", "f.xlsx")]
    [InlineData(1, "There is no folder", "audit", "export", "--from", "2026-11-01", "--to", "2026-11-30", "no-such-folder/f.csv")]
    [InlineData(0, "0 lines written.", "audit", "export", "--from", "9999-12-31", "--to", "9999-12-31", "g.csv")]
    [InlineData(1, "There is nobody with the id U99.", "people", "export", "U99", "f.json")]
    [InlineData(1, "There is no folder", "people", "export", "U02", "no-such-folder/f.json")]
    [InlineData(2, "--help", "people", "export", "U02")]
    [InlineData(2, "--help", "people")]
    public async Task Verb_UsedLikeThis_EndsWithItsCodeAndASentenceAndLeavesNoFile(int code, string says, params string[] arguments)
    {
        var (exit, output) = await RunAsync(arguments);

        Assert.True(code == exit, $"{exit}: {output}");
        Assert.Contains(says, output, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", output, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(_folder, "f.*"));
    }

    private static string MarkIn(string output) => output[(output.LastIndexOf(": ", StringComparison.Ordinal) + 2)..].Trim();

    private static int LinesIn(string output) => int.Parse(output.Split("what was written: ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);

    private Task<(int Exit, string Output)> RunAsync(params string[] arguments) => HostProcess.RunAsync(_folder, null, arguments);

    private async Task<string> DoneAsync(params string[] arguments)
    {
        var (exit, output) = await RunAsync(arguments);
        Assert.True(exit == 0, output);
        return output;
    }

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "data", "chatops.db")}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
