using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Agent.Conversations;

/// <summary>Answers as they stand now.</summary>
public sealed class PresentRepliesTests
{
    [Fact]
    public async Task Find_NothingHasHappened_IsTheAnswerAsItWas()
    {
        using var bench = new AgentBench(Company.Small());
        var said = await bench.SayAsync("who should take TASK-101?", eventId: "asked");

        var now = await FindAsync(bench);

        Assert.Equal((said.Text, said.Buttons.Count), (now!.Text, now.Buttons.Count));
        Assert.Contains(now.Buttons, b => b.Call.Function == "ranking.assign_task");
    }

    [Fact]
    public async Task Find_TaskAssignedMeanwhile_SaysWhoHasItAndOffersItNoMore()
    {
        using var bench = new AgentBench(Company.Small());
        var said = await bench.SayAsync("who should take TASK-101?", eventId: "asked");
        await bench.Store.AssignAsync("TASK-101", "U02", AssignmentMethod.Manual, null, CancellationToken.None);

        var now = await FindAsync(bench);

        Assert.Equal($"**TASK-101** is **Bob Okafor's** now.\n\n{said.Text}", now!.Text);
        var people = now.Blocks.OfType<RankingBlock>().Single().People;
        Assert.Equal(said.Blocks.OfType<RankingBlock>().Single().People.Select(p => (p.Name, p.Score)), people.Select(p => (p.Name, p.Score)));
        Assert.DoesNotContain(now.Buttons.Concat(people.SelectMany(p => p.Buttons)), b => b.Call.Function == "ranking.assign_task");
        Assert.Contains(people.SelectMany(p => p.Buttons), b => b.Call.Function == "ranking.explain_ranking");
    }

    [Fact]
    public async Task Find_AnotherTaskAssigned_ChangesNothing()
    {
        using var bench = new AgentBench(Company.Small());
        var said = await bench.SayAsync("who should take TASK-101?", eventId: "asked");
        var other = bench.Store.Data.WorkItems.First(i => i.Id != "TASK-101" && i.Status == WorkItemStatus.Open).Id;
        await bench.Store.AssignAsync(other, "U02", AssignmentMethod.Manual, null, CancellationToken.None);

        Assert.Equal(said.Text, (await FindAsync(bench))!.Text);
    }

    [Fact]
    public async Task Find_AnAnswerWithoutARanking_IsAsItWas()
    {
        using var bench = new AgentBench(Company.Small());
        var said = await bench.SayAsync("help", eventId: "asked");

        Assert.Equal(said.Text, (await FindAsync(bench))!.Text);
    }

    [Fact]
    public async Task Find_NoSuchAnswer_IsNull()
    {
        using var bench = new AgentBench(Company.Small());
        await bench.SayAsync("help", eventId: "asked");

        Assert.Null(await bench.Get<IPresentReplies>().FindAsync("c2", "asked", CancellationToken.None));
        Assert.Null(await bench.Get<IPresentReplies>().FindAsync("c1", "never", CancellationToken.None));
    }

    private static Task<Reply?> FindAsync(AgentBench bench) => bench.Get<IPresentReplies>().FindAsync("c1", "asked", CancellationToken.None);
}
