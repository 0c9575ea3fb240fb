using ChatOps.Agent.Functions;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Agent.Functions;

public sealed class AssignTaskTests
{
    private readonly FunctionBench _bench = new(Company.Small());

    [Fact]
    public async Task Run_TaskCompletedSinceItWasRead_SaysThatNobodyWasPutOnIt()
    {
        var reply = await _bench.RunAsync(new AssignTask(Completed()), null, ("task", ["TASK-101"]), ("person", ["U01"]));

        Assert.Equal((ReplyOutcome.Clarify, "**TASK-101** was completed in the meantime, so nobody was put on it."), (reply.Outcome, reply.Text));
    }

    [Fact]
    public async Task ApplyPlan_TaskCompletedSinceItWasRead_RecordsNothing()
    {
        var store = Completed();
        _bench.State.PlannedPairs = [new PlannedPair("TASK-101", "U01", 0.5)];

        var reply = await _bench.RunAsync(new ApplyPlan(store));

        Assert.Equal(ReplyOutcome.Clarify, reply.Outcome);
        Assert.Contains("nothing was recorded", reply.Text, StringComparison.Ordinal);
        Assert.Empty(store.Data.Assignments);
    }

    /// <summary>The store as it is now; what is ranked was read before.</summary>
    private FakeWorkforceStore Completed() => new(_bench.Store.Data with
    {
        WorkItems = [.. _bench.Store.Data.WorkItems.Select(i => i with { Status = WorkItemStatus.Completed })],
    });
}
