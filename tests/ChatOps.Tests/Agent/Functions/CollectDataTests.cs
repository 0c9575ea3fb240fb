using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Functions;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;
using ChatOps.Tests.Workforce;
using ChatOps.Workforce.Sources.Aggregation;

namespace ChatOps.Tests.Agent.Functions;

public sealed class CollectDataTests
{
    [Fact]
    public async Task Run_AFolderIsConnected_TellsProgressThenSystemsAndQuality()
    {
        await using var workforce = await TemporaryWorkforce.CreateAsync(("Sources:CsvFolder", Samples.Team));
        var heard = new List<string>();
        var bench = new FunctionBench(Company.Small()) { Progress = new Listener(heard) };

        var reply = await bench.RunAsync(new CollectData(workforce.Get<Aggregator>));

        Assert.StartsWith("Collected from 1 of 1 systems in ", reply.Text, StringComparison.Ordinal);
        Assert.EndsWith("The data passes all 8 checks of quality.", reply.Text, StringComparison.Ordinal);
        Assert.Equal("csv", FunctionBench.Table(reply).Rows[0][0]);
        Assert.Equal(["user skill distribution", "task assignment patterns"], FunctionBench.Table(reply, 1).Rows.Take(2).Select(r => r[0]));
        Assert.Contains(heard, h => h.StartsWith("csv: People, ", StringComparison.Ordinal));
        Assert.Contains(heard, h => h.StartsWith("csv: done, ", StringComparison.Ordinal));
        Assert.Equal(24, (await workforce.Store.GetSummaryAsync(CancellationToken.None)).People);
    }

    [Fact]
    public async Task Run_RowsWereRejected_SaysWhereTheyAre()
    {
        var folder = Directory.CreateTempSubdirectory("chatops-collect-").FullName;
        FolderCopy.Make(Samples.Team, folder);
        await File.AppendAllTextAsync(Path.Combine(folder, "users.csv"), "U99,Zed,,Backend Development,WIZARD,1,,40\n");
        await using var workforce = await TemporaryWorkforce.CreateAsync(("Sources:CsvFolder", folder));

        var reply = await new FunctionBench(Company.Small()).RunAsync(new CollectData(workforce.Get<Aggregator>));

        Assert.Contains("1 row was rejected and 0 wait for a record that they name. Which ones, and why: the dashboard's page Data (/dashboard/data).", reply.Text, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Run_ASystemCannotBeRead_SaysThatItIsStaleAndWhy()
    {
        await using var workforce = await TemporaryWorkforce.CreateAsync(("Sources:CsvFolder", Path.Combine(Samples.Team, "nowhere")));

        var reply = await new FunctionBench(Company.Small()).RunAsync(new CollectData(workforce.Get<Aggregator>));

        Assert.Contains("Collected from 0 of 1 systems", reply.Text, StringComparison.Ordinal);
        Assert.Contains("**csv** is stale, none of its data was ever whole: There is no folder", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NothingIsConnected_SaysWhatToSet()
    {
        await using var workforce = await TemporaryWorkforce.CreateAsync();

        var reply = await new FunctionBench(Company.Small()).RunAsync(new CollectData(workforce.Get<Aggregator>));

        Assert.Equal(ReplyOutcome.Unavailable, reply.Outcome);
        Assert.Contains("Sources__Neo4j__Url", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TakeTurn_NobodyButAdmins_MayCollectOrImport()
    {
        using var bench = new AgentBench(Company.Small());

        Assert.Equal(ReplyOutcome.Denied, (await bench.SayAsync("collect data now")).Outcome);
        Assert.Equal(ReplyOutcome.Unavailable, (await bench.SayAsync("collect data now", new Speaker("U03", "Cyd Moreau", Role.Admin))).Outcome);
        Assert.Equal(ReplyOutcome.Denied, (await bench.SayAsync("import the synthetic data")).Outcome);
    }

    private sealed class Listener(List<string> heard) : IProgress<TurnProgress>
    {
        public void Report(TurnProgress value) => heard.Add(value.Text);
    }
}
