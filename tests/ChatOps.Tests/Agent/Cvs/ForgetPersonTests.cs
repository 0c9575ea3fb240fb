using System.Text;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace ChatOps.Tests.Agent.Cvs;

/// <summary>Erasure, looked for in the bytes of the database's files.</summary>
public sealed class ForgetPersonTests : IAsyncLifetime
{
    private CvBench _bench = null!;

    public async Task InitializeAsync() => _bench = await CvBench.CreateAsync();

    public Task DisposeAsync()
    {
        _bench.Dispose();
        return Task.CompletedTask;
    }

    [Fact]
    public async Task Forget_Yes_LeavesNoNameInAnyFileAndSaysSo()
    {
        var person = await BusyPersonAsync();
        await _bench.SayAsync("who should take TASK-101? include " + person.Name, CvBench.Manager, "managers");
        await _bench.SayAsync($"how loaded is {person.Name.ToUpperInvariant()}?", CvBench.Manager, "managers");
        await _bench.SayAsync("what is TASK-101?", new Speaker(person.Id, person.Name, Role.Employee), "own");
        Assert.True(await IsInFilesAsync(person.Name)); // or the search proves nothing

        var proposal = await _bench.SayAsync($"forget {person.Name}");
        var done = await _bench.SayAsync("yes");

        Assert.Equal((ReplyOutcome.Confirm, ReplyOutcome.Confirmed), (proposal.Outcome, done.Outcome));
        Assert.Contains("Looked again afterwards: no record", done.Text, StringComparison.Ordinal);
        Assert.All(done.Blocks.OfType<TableBlock>().Single().Rows, r => Assert.Equal("0", r[2]));
        Assert.False(await IsInFilesAsync(person.Name));
        Assert.False(await IsInFilesAsync(person.Email!));
        Assert.Equal(-1, (await _bench.SnapshotAsync()).PersonIndex(person.Id));
        var earlier = await _bench.Get<IConversationHistory>().ReadAsync("managers", 10, CancellationToken.None);
        Assert.Contains(earlier, t => t.Said.Contains("(erased)", StringComparison.Ordinal));
        Assert.Empty(await _bench.Get<IConversationHistory>().ReadAsync("own", 10, CancellationToken.None));
    }

    [Fact]
    public async Task Forget_Yes_KeepsOutcomesWithoutThePersonAndOpensTasks()
    {
        var before = await _bench.SnapshotAsync();
        var person = await BusyPersonAsync();
        var task = before.WorkItems.First(i => i.Status == WorkItemStatus.Open).Id;
        await _bench.Get<IWorkforceStore>().AssignAsync(task, person.Id, AssignmentMethod.Manual, null, CancellationToken.None);
        var outcomes = before.History.Work.Count(w => before.People[w.Person].Id == person.Id);

        var proposal = await _bench.SayAsync($"forget {person.Name}");
        await _bench.SayAsync("yes");

        Assert.Contains(task, proposal.Text, StringComparison.Ordinal);
        var after = await _bench.SnapshotAsync();
        Assert.Equal(WorkItemStatus.Open, after.WorkItems[after.ItemIndex(task)].Status);
        Assert.Equal(before.History.Work.Count - outcomes, after.History.Work.Count);
        Assert.Equal(outcomes, await CountAsync("SELECT count(*) FROM anonymous_outcomes"));
    }

    [Fact]
    public async Task Forget_ThenImportedAgain_StaysErased()
    {
        var person = await BusyPersonAsync();
        await _bench.SayAsync($"forget {person.Name}");
        await _bench.SayAsync("yes");

        var report = await _bench.Get<WorkforceImport>().RunAsync(new CsvWorkforceSource(Samples.Team), null, null, CancellationToken.None);

        Assert.Equal(-1, (await _bench.SnapshotAsync()).PersonIndex(person.Id));
        Assert.Contains(report.Files.SelectMany(f => f.Rejections), r => r.Reason.Contains("erased on request", StringComparison.Ordinal));
        Assert.False(await IsInFilesAsync(person.Email!));
    }

    [Fact]
    public async Task Forget_AfterTurnsAndACv_LogsNothingPersonalAndLeavesTheAuditInOrder()
    {
        string[] planted = ["Zdenka Quillfeather", "zdenka.q@planted.example", "7700900123", "lighthouse keyboards"];
        await _bench.SendAsync("cv.txt", "Zdenka Quillfeather\nzdenka.q@planted.example\n+44 7700900123\n\nExperience\nEngineer at Acme, 2015 - 2024\nRestored lighthouse keyboards\n\nSkills\nJava, Kafka, PostgreSQL\n");
        await _bench.SayAsync("save it");
        var saved = await _bench.SayAsync("yes");
        await _bench.SayAsync("how loaded is Zdenka Quillfeather?", CvBench.Manager, "managers");
        Assert.True(saved.Outcome == ReplyOutcome.Confirmed && await IsInFilesAsync(planted[1]), saved.Text); // or the search proves nothing

        await _bench.SayAsync("forget Zdenka Quillfeather");
        var done = await _bench.SayAsync("yes");

        Assert.Contains("Looked again afterwards: no record", done.Text, StringComparison.Ordinal);
        _bench.Get<ILoggerFactory>().CreateLogger("test").Log(LogLevel.Information, default, "captured", null, (state, _) => state);
        Assert.Contains(_bench.Log.Lines, l => l.StartsWith("captured", StringComparison.Ordinal)); // or the search of the log proves nothing
        foreach (var text in planted)
        {
            Assert.False(await IsInFilesAsync(text), text);
            Assert.DoesNotContain(_bench.Log.Lines, l => l.Contains(text, StringComparison.OrdinalIgnoreCase));
        }

        var audit = await _bench.Get<IAuditLedger>().VerifyAsync(null, CancellationToken.None);
        Assert.Null(audit.Fault);
        Assert.NotEqual(0, audit.Erased);
    }

    [Fact]
    public async Task Forget_No_ErasesNothing()
    {
        var person = await BusyPersonAsync();
        await _bench.SayAsync($"forget {person.Name}");
        await _bench.SayAsync("no");

        Assert.True((await _bench.SnapshotAsync()).PersonIndex(person.Id) >= 0);
    }

    private async Task<Person> BusyPersonAsync()
    {
        var snapshot = await _bench.SnapshotAsync();
        return snapshot.People.Where(p => p.Email is not null && p.Id is not ("U14" or "U03"))
            .OrderByDescending(p => snapshot.History.Work.Count(w => snapshot.People[w.Person].Id == p.Id)).First();
    }

    private async Task<bool> IsInFilesAsync(string text)
    {
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(_bench.Sqlite.Folder, "chatops.db*"))
        {
            if (Encoding.UTF8.GetString(await File.ReadAllBytesAsync(file)).Contains(text, StringComparison.OrdinalIgnoreCase))
                return true;
        }

        return false;
    }

    private async Task<int> CountAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_bench.Sqlite.Path}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt32(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }
}
