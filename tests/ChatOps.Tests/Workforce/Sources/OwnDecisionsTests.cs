using System.Text;
using ChatOps.Workforce;
using ChatOps.Workforce.Events;
using ChatOps.Workforce.Store;
using static ChatOps.Tests.Workforce.Sources.Collecting;

namespace ChatOps.Tests.Workforce.Sources;

/// <summary>What was assigned, taken back and finished here holds, whatever a system that knows nothing of it says.</summary>
public sealed class OwnDecisionsTests : IAsyncLifetime
{
    private static readonly WorkResult Done = new(new DateOnly(2026, 1, 20), 8, 5, 0.9, 1, "Went well.");

    private Collecting _company = null!;

    public async Task InitializeAsync()
    {
        _company = await Collecting.CreateAsync();
        _company.MySql.With(Somebody("U1"), Somebody("U2"));
        _company.Neo4j.With(Work("T1", WorkItemStatus.InProgress), Work("T2", WorkItemStatus.Open), Given("A1", "T1", "U1"));
        await _company.CollectAsync();
    }

    public async Task DisposeAsync() => await _company.DisposeAsync();

    [Fact]
    public async Task Collect_SomebodyIsAwayForAWhile_WhatWasDecidedHereComesBackWithThem()
    {
        var change = await _company.Store.AssignAsync("T2", "U1", AssignmentMethod.Manual, null, CancellationToken.None);
        var finished = await _company.Store.RecordOutcomeAsync("T1", Done, CancellationToken.None);

        _company.MySql.Remove(RecordKind.People, "U1");
        await _company.CollectAsync(full: true);
        var without = await _company.ReadAsync();
        _company.MySql.With(Somebody("U1"));
        await _company.CollectAsync(full: true);

        Assert.DoesNotContain(without.Assignments, a => a.PersonId == "U1");
        var data = await _company.ReadAsync();
        Assert.Contains(change.Assignment, data.Assignments);
        Assert.Equal(Done.Of(finished.Id), Assert.Single(data.Outcomes));
        Assert.Equal(WorkItemStatus.Completed, data.WorkItems.Single(i => i.Id == "T1").Status);
        Assert.Equal(WorkItemStatus.InProgress, data.WorkItems.Single(i => i.Id == "T2").Status);
    }

    [Fact]
    public async Task Collect_OutcomeRecordedHereOnTheSystemsAssignment_LeavesTheTaskCompleted()
    {
        await _company.Store.RecordOutcomeAsync("T1", Done, CancellationToken.None);

        _company.Neo4j.With(Work("T1", WorkItemStatus.InProgress));
        await _company.CollectAsync();
        await _company.CollectAsync(full: true);

        Assert.Equal(WorkItemStatus.Completed, (await _company.ReadAsync()).WorkItems.Single(i => i.Id == "T1").Status);
    }

    [Fact]
    public async Task Collect_CompletionCameAsAnEvent_LeavesTheTaskCompleted()
    {
        var message = """{"taskId":"T1","assignedUserId":"U1","completionDate":"2026-01-20","actualHours":8}""";
        await new EventApplier(_company.Get<EfWorkforceStore>(), TimeProvider.System).ApplyAsync(
            [new IncomingMessage(EventTopics.TaskCompletion, 0, 0, null, Encoding.UTF8.GetBytes(message))], CancellationToken.None);

        await _company.CollectAsync(full: true);

        var data = await _company.ReadAsync();
        Assert.Single(data.Outcomes);
        Assert.Equal(WorkItemStatus.Completed, data.WorkItems.Single(i => i.Id == "T1").Status);
    }

    [Fact]
    public async Task Collect_FinishedHereAndGoneAtTheSystem_StaysWithItsOutcome()
    {
        await _company.Store.RecordOutcomeAsync("T1", Done, CancellationToken.None);

        _company.Neo4j.Remove(RecordKind.Assignments, "A1");
        await _company.CollectAsync(full: true);

        var data = await _company.ReadAsync();
        Assert.Equal("A1", Assert.Single(data.Assignments).Id);
        Assert.Single(data.Outcomes);
    }

    [Fact]
    public async Task Collect_TakenBackHere_StaysTakenBackUntilTheSystemAssignsAnew()
    {
        await _company.Store.UnassignAsync("T1", CancellationToken.None);

        _company.Neo4j.With(Work("T1", WorkItemStatus.InProgress), Given("A1", "T1", "U1"));
        await _company.CollectAsync();
        await _company.CollectAsync(full: true);
        var after = await _company.ReadAsync();
        _company.Neo4j.With(Given("A2", "T1", "U2", day: 9));
        await _company.CollectAsync();

        Assert.False(Assert.Single(after.Assignments).IsSelected);
        Assert.Equal(WorkItemStatus.Open, after.WorkItems.Single(i => i.Id == "T1").Status);
        var anew = await _company.ReadAsync();
        Assert.Equal("A2", Assert.Single(anew.Assignments, a => a.IsSelected).Id);
        Assert.Equal(WorkItemStatus.InProgress, anew.WorkItems.Single(i => i.Id == "T1").Status);
    }

    [Fact]
    public async Task Collect_GivenToSomebodyElseHereAndTakenBack_DoesNotReturnToTheFirst()
    {
        await _company.Store.AssignAsync("T1", "U2", AssignmentMethod.Manual, null, CancellationToken.None);
        await _company.Store.UnassignAsync("T1", CancellationToken.None);

        await _company.CollectAsync(full: true);

        Assert.DoesNotContain((await _company.ReadAsync()).Assignments, a => a.IsSelected);
    }

    [Fact]
    public async Task Collect_TheSameAssignmentWithALaterDay_IsTheSystemsAgain()
    {
        await _company.Store.UnassignAsync("T1", CancellationToken.None);

        _company.Neo4j.With(Given("A1", "T1", "U1", day: 9));
        await _company.CollectAsync();

        Assert.True(Assert.Single((await _company.ReadAsync()).Assignments).IsSelected);
    }

    [Fact]
    public async Task Collect_AssignedWhileItRuns_IsNotOverwritten()
    {
        _company.Neo4j.Before = async (kind, key) =>
        {
            if (kind == RecordKind.WorkItems && key == "T2")
                await _company.Store.AssignAsync("T2", "U1", AssignmentMethod.Manual, null, CancellationToken.None);
        };

        await _company.CollectAsync(full: true);

        var data = await _company.ReadAsync();
        Assert.Single(data.Assignments, a => a is { WorkItemId: "T2", IsSelected: true });
        Assert.Equal(WorkItemStatus.InProgress, data.WorkItems.Single(i => i.Id == "T2").Status);
    }
}
