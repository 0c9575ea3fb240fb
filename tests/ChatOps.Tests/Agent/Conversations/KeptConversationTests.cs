using ChatOps.Agent.Access;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Store;

namespace ChatOps.Tests.Agent.Conversations;

/// <summary>What is kept between turns, and what a restart in the middle leaves.</summary>
public sealed class KeptConversationTests
{
    [Fact]
    public async Task Yes_AfterARestart_RunsWhatWasProposedBefore()
    {
        var kept = new FakeConversationStore();
        using (var before = new AgentBench(Company.Small(), kept))
            await before.SayAsync("assign TASK-101 to Bob");
        using var after = new AgentBench(Company.Small(), kept);

        var reply = await after.SayAsync("yes", eventId: "after-1");

        Assert.Equal(ReplyOutcome.Confirmed, reply.Outcome);
        Assert.Equal("U02", Assert.Single(after.Store.Data.Assignments).PersonId);
    }

    [Fact]
    public async Task Yes_WhoseTurnWasLostAfterItRan_RunsNotASecondTime()
    {
        using var bench = new AgentBench(Company.Small());
        await bench.SayAsync("assign TASK-101 to Bob");
        bench.Conversations.Failure = new StoreUnavailableException("The disk is full.");
        var first = await bench.SayAsync("yes", eventId: "yes");
        bench.Conversations.Failure = null;

        var again = await bench.SayAsync("yes", eventId: "yes");

        Assert.Contains("could not be kept", first.Note, StringComparison.Ordinal);
        Assert.NotEqual(ReplyOutcome.Confirmed, again.Outcome);
        Assert.Single(bench.Store.Data.Assignments);
    }

    [Fact]
    public async Task Proposal_ThatCanNotBeKept_CanNotBeConfirmed()
    {
        using var bench = new AgentBench(Company.Small());
        bench.Conversations.Failure = new StoreUnavailableException("The disk is full.");

        var reply = await bench.SayAsync("assign TASK-101 to Bob");

        Assert.Equal((ReplyOutcome.Failed, "The disk is full."), (reply.Outcome, reply.Text));
    }

    [Fact]
    public async Task Waiting_Record_SaysWhatWhoAndUntilWhen()
    {
        using var bench = new AgentBench(Company.Small());
        await bench.SayAsync("assign TASK-101 to Bob");

        var record = Assert.Single(bench.Conversations.Waiting);

        Assert.Equal(("ranking.assign_task", """{"task":["TASK-101"],"person":["U02"]}""", "U03", "c1"), (record.Function, record.Arguments, record.SpeakerId, record.ConversationId));
        Assert.Equal(64, record.Digest.Length);
        Assert.Equal(bench.Time.GetUtcNow().AddMinutes(10).UtcDateTime, record.Until);
        Assert.Null(record.AnsweredAt);
    }

    [Fact]
    public async Task Audit_EveryCall_IsOneLineWithItsOutcome()
    {
        using var bench = new AgentBench(Company.Small());
        var employee = new Speaker("U02", "Bob Okafor", Role.Employee);

        await bench.SayAsync("who should take TASK-101?");
        await bench.SayAsync("who should take TASK-101?", employee, "c2");
        await bench.SayAsync("who should take TASK-999?");
        await bench.SayAsync("assign TASK-101 to Bob");
        await bench.SayAsync("yes");
        await bench.SayAsync("hello");

        Assert.Equal(
            ["ranking.rank_candidates Allowed", "ranking.rank_candidates Denied", "ranking.rank_candidates Clarify", "ranking.assign_task Confirm", "ranking.assign_task Confirmed"],
            bench.Conversations.Audit.Select(a => $"{a.Function} {a.Outcome}"));
        Assert.All(bench.Conversations.Audit, a => Assert.Equal("offline", a.Planner));
    }

    [Fact]
    public async Task FollowUp_AfterARestart_KnowsWhatWasShown()
    {
        var kept = new FakeConversationStore();
        using (var before = new AgentBench(Company.Small(), kept))
            await before.SayAsync("who should take TASK-101?");
        using var after = new AgentBench(Company.Small(), kept);

        var reply = await after.SayAsync("why not Bob?", eventId: "after-1");

        Assert.Contains("**Bob Okafor** is 2nd of 3", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameEvent_DeliveredAtOnce_IsAnsweredOnce()
    {
        using var bench = new AgentBench(Company.Small());
        await bench.SayAsync("assign TASK-101 to Bob");

        var replies = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => bench.SayAsync("yes", eventId: "yes"))));

        Assert.All(replies, r => Assert.Equal(ReplyOutcome.Confirmed, r.Outcome));
        Assert.Single(bench.Store.Data.Assignments);
    }
}
