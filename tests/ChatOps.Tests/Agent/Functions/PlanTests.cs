using ChatOps.Agent.Access;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Agent.Functions;

public sealed class PlanTests : IDisposable
{
    private readonly AgentBench _bench = new(Company.Small().Task("TASK-103", "Draw the dashboard", ("Figma", Proficiency.Advanced, true)));

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Plan_AllOpenTasks_SaysWhoTakesWhatAndTheLoad()
    {
        var reply = await _bench.SayAsync("plan all open tasks");

        Assert.Equal(ReplyOutcome.Allowed, reply.Outcome);
        Assert.Contains("one by one", reply.Text, StringComparison.Ordinal);
        var lines = Assert.IsType<TableBlock>(reply.Blocks[0]).Rows;
        Assert.Contains(lines, l => l[0] == "TASK-101" && l[2] == "Priya Nair");
        Assert.Contains(lines, l => l[0] == "TASK-103" && l[2] == "Cyd Moreau");
        Assert.Empty(_bench.Store.Data.Assignments);
    }

    [Fact]
    public async Task Apply_AfterYes_RecordsExactlyWhatWasShown()
    {
        var shown = Assert.IsType<TableBlock>((await _bench.SayAsync("plan TASK-101 and TASK-103 together")).Blocks[0]).Rows;
        var question = await _bench.SayAsync("apply that plan");

        var done = await _bench.SayAsync("yes");

        Assert.Equal((ReplyOutcome.Confirm, ReplyOutcome.Confirmed), (question.Outcome, done.Outcome));
        Assert.Equal(shown.Select(l => l[0]).Order(), _bench.Store.Data.Assignments.Select(a => a.WorkItemId).Order());
        Assert.All(_bench.Store.Data.Assignments, a => Assert.Equal(AssignmentMethod.AutoAssigned, a.Method));
    }

    [Fact]
    public async Task Apply_TaskTakenSince_IsLeftOutAndSaid()
    {
        await _bench.SayAsync("plan TASK-101 and TASK-103 together");
        await _bench.Store.AssignAsync("TASK-103", "U02", AssignmentMethod.Manual, null, CancellationToken.None);

        var question = await _bench.SayAsync("apply that plan");

        Assert.Contains("Left out, because taken or finished since: TASK-103", question.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Apply_WithoutAPlan_AsksForOne() => Assert.Equal(ReplyOutcome.Clarify, (await _bench.SayAsync("apply the plan")).Outcome);

    [Fact]
    public async Task Plan_ByHr_IsDenied() =>
        Assert.Equal(ReplyOutcome.Denied, (await _bench.SayAsync("plan all open tasks", new Speaker("U03", "Cyd Moreau", Role.Hr))).Outcome);
}
