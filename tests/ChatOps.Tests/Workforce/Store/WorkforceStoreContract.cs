using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>What every store must do. Run against SQLite here and against PostgreSQL in the integration tests.</summary>
public abstract class WorkforceStoreContract
{
    private static readonly DateOnly Day = new(2026, 11, 2);

    private static readonly object[] Records =
    [
        new Project("PRJ-1", "Billing"),
        new Person("U01", "Anna Lindqvist", "anna@example.com", "Backend Development", Seniority.MidLevel, 8.5, new DateOnly(2019, 9, 17), 40),
        new Person("U02", "Bob O'Kafor; DROP TABLE people", null, "Büro – 部門", Seniority.Director, 0, null, 12.5),
        new Skill("U01", "PostgreSQL", "TOOL", Proficiency.Master, 3.25, true),
        new Skill("U01", "C#", null, Proficiency.Beginner, 0, false),
        new WorkItem("TASK-1", "Migrate", "Long\ntext", "PRJ-1", Priority.Critical, Difficulty.Hard, "BUG_FIX", 74.5, Day, Day.AddDays(30), WorkItemStatus.Open),
        new WorkItem("TASK-2", "Done", null, null, Priority.Low, Difficulty.Easy, null, 1, Day, null, WorkItemStatus.Completed),
        new SkillRequirement("TASK-1", "PostgreSQL", Proficiency.Expert, 2, true),
        new Assignment("A1", "TASK-2", "U02", Day, AssignmentMethod.AiRecommended, true, 0.75),
        new Assignment("A2", "TASK-2", "U01", Day, AssignmentMethod.Manual, false, null),
        new Outcome("A1", Day.AddDays(3), 12.25, 5, 0.9, 1, "good"),
        new Workload("U01", Day, 12.5, 40),
    ];

    private static readonly WorkResult Result = new(new DateOnly(2026, 11, 24), 70.5, 4, 0.75, 0.5, "solid; 'quoted' – 部門");

    private protected FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task ReadAll_AfterUpsertOfEveryKind_GivesTheSameRecords()
    {
        var store = await FilledAsync();

        var data = await store.ReadAllAsync(CancellationToken.None);

        var read = new object[][]
        {
            [.. data.Projects], [.. data.People], [.. data.Skills], [.. data.WorkItems], [.. data.SkillRequirements], [.. data.Assignments],
            [.. data.Outcomes], [.. data.Workloads],
        }.SelectMany(r => r).ToArray();
        Assert.Equal(Records.Length, read.Length);
        Assert.All(Records, r => Assert.Contains(r, read));
    }

    [Fact]
    public async Task AssignMany_OneOfThemIsCompleted_RecordsNone()
    {
        var store = await FilledAsync();

        await Assert.ThrowsAsync<WorkItemClosedException>(() =>
            store.AssignManyAsync([new("TASK-1", "U01", 0.5), new("TASK-2", "U01", 0.5)], AssignmentMethod.AutoAssigned, CancellationToken.None));

        Assert.DoesNotContain((await store.ReadAllAsync(CancellationToken.None)).Assignments, a => a.WorkItemId == "TASK-1");
    }

    [Fact]
    public async Task AssignMany_OpenTask_IsRecordedAsPlanned()
    {
        var store = await FilledAsync();

        await store.AssignManyAsync([new("TASK-1", "U01", 0.5)], AssignmentMethod.AutoAssigned, CancellationToken.None);

        var data = await store.ReadAllAsync(CancellationToken.None);
        Assert.Equal(("U01", AssignmentMethod.AutoAssigned), data.Assignments.Where(a => a.WorkItemId == "TASK-1").Select(a => (a.PersonId, a.Method)).Single());
        Assert.Equal(WorkItemStatus.InProgress, data.WorkItems.Single(i => i.Id == "TASK-1").Status);
    }

    [Fact]
    public async Task Upsert_TheSameAgain_ChangesNothing()
    {
        var store = await FilledAsync();

        await using var batch = await store.BeginAsync(CancellationToken.None);
        foreach (var record in Records)
            Assert.False(await batch.UpsertAsync(record, CancellationToken.None), record.ToString());
    }

    [Fact]
    public async Task Upsert_OneFieldDiffers_OverwritesIt()
    {
        var store = await FilledAsync();
        await WriteAsync(store, new Skill("U01", "postgresql", "TOOL", Proficiency.Advanced, 3.25, true));

        var skills = (await store.ReadAllAsync(CancellationToken.None)).Skills;

        Assert.Equal(2, skills.Count);
        Assert.Equal(Proficiency.Advanced, skills.Single(s => s.Name.Equals("PostgreSQL", StringComparison.OrdinalIgnoreCase)).Proficiency);
    }

    [Fact]
    public async Task Batch_NotCommitted_LeavesTheStoreAsItWas()
    {
        var store = await CreateAsync();
        await using (var batch = await store.BeginAsync(CancellationToken.None))
            await batch.UpsertAsync(Records[1], CancellationToken.None);

        Assert.True((await store.GetSummaryAsync(CancellationToken.None)).IsEmpty);
    }

    [Fact]
    public async Task RollbackToSavepoint_AfterMoreWrites_KeepsWhatCameBefore()
    {
        var store = await CreateAsync();
        await using (var batch = await store.BeginAsync(CancellationToken.None))
        {
            await batch.UpsertAsync(Records[1], CancellationToken.None);
            await batch.CreateSavepointAsync("file", CancellationToken.None);
            await batch.UpsertAsync(Records[2], CancellationToken.None);
            await batch.RollbackToSavepointAsync("file", CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
        }

        Assert.Equal(["U01"], (await store.ReadAllAsync(CancellationToken.None)).People.Select(p => p.Id));
    }

    [Fact]
    public async Task GetRevision_AfterEachCommit_Grows()
    {
        var store = await CreateAsync();
        var before = await store.GetRevisionAsync(CancellationToken.None);
        await WriteAsync(store, Records[1]);
        var after = await store.GetRevisionAsync(CancellationToken.None);

        Assert.True(after > before);
        Assert.Equal(after, await store.GetRevisionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Clear_FilledStore_EmptiesIt()
    {
        var store = await FilledAsync();
        await using (var batch = await store.BeginAsync(CancellationToken.None))
        {
            await batch.ClearAsync(CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
        }

        Assert.True((await store.GetSummaryAsync(CancellationToken.None)).IsEmpty);
    }

    [Fact]
    public async Task GetSummary_FilledStore_CountsAndNamesTheOrigin()
    {
        var store = await FilledAsync();

        Assert.Equal(new StoreSummary("csv", 2, 2, 1, 1), await store.GetSummaryAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Assign_OpenTask_RecordsItAndSetsItInProgress()
    {
        var store = await FilledAsync();

        var change = await store.AssignAsync("TASK-1", "U01", AssignmentMethod.AiRecommended, 0.66, CancellationToken.None);

        var data = await store.ReadAllAsync(CancellationToken.None);
        Assert.Null(change.PreviousPersonId);
        Assert.Contains(change.Assignment, data.Assignments);
        Assert.Equal(new DateOnly(2026, 11, 24), change.Assignment.Date);
        Assert.Equal(WorkItemStatus.InProgress, data.WorkItems.Single(i => i.Id == "TASK-1").Status);
    }

    [Fact]
    public async Task Assign_TaskThatSomebodyHas_MovesIt()
    {
        var store = await FilledAsync();
        await store.AssignAsync("TASK-1", "U01", AssignmentMethod.Manual, null, CancellationToken.None);

        var change = await store.AssignAsync("TASK-1", "U02", AssignmentMethod.Manual, null, CancellationToken.None);

        var selected = (await store.ReadAllAsync(CancellationToken.None)).Assignments.Where(a => a.WorkItemId == "TASK-1" && a.IsSelected);
        Assert.Equal("U01", change.PreviousPersonId);
        Assert.Equal("U02", Assert.Single(selected).PersonId);
    }

    [Fact]
    public async Task Assign_CompletedTask_IsRefused()
    {
        var store = await FilledAsync();

        await Assert.ThrowsAsync<WorkItemClosedException>(() =>
            store.AssignAsync("TASK-2", "U01", AssignmentMethod.Manual, null, CancellationToken.None));
    }

    [Theory]
    [InlineData("TASK-9", "U01")]
    [InlineData("TASK-1", "U09")]
    [InlineData("' OR 1=1 --", "U01")]
    public async Task Assign_UnknownTaskOrPerson_ThrowsAndWritesNothing(string task, string person)
    {
        var store = await FilledAsync();
        var before = await store.GetRevisionAsync(CancellationToken.None);

        await Assert.ThrowsAsync<KeyNotFoundException>(() =>
            store.AssignAsync(task, person, AssignmentMethod.Manual, null, CancellationToken.None));
        Assert.Equal(before, await store.GetRevisionAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Unassign_AssignedTask_OpensItAgain()
    {
        var store = await FilledAsync();
        await store.AssignAsync("TASK-1", "U01", AssignmentMethod.Manual, null, CancellationToken.None);

        Assert.Equal("U01", (await store.UnassignAsync("TASK-1", CancellationToken.None))!.Assignment.PersonId);

        Assert.Null(await store.UnassignAsync("TASK-1", CancellationToken.None));
        Assert.Equal(2, (await store.GetSummaryAsync(CancellationToken.None)).OpenWorkItems + 1);
    }

    [Fact]
    public async Task RecordOutcome_AssignedTask_EndsTheAssignmentAndCompletesTheTask()
    {
        var store = await FilledAsync();
        var assigned = (await store.AssignAsync("TASK-1", "U01", AssignmentMethod.Manual, null, CancellationToken.None)).Assignment;
        var before = await store.GetRevisionAsync(CancellationToken.None);

        var ended = await store.RecordOutcomeAsync("TASK-1", Result, CancellationToken.None);

        var data = await store.ReadAllAsync(CancellationToken.None);
        Assert.Equal(assigned, ended);
        Assert.Contains(new Outcome(assigned.Id, Result.CompletionDate, 70.5, 4, 0.75, 0.5, "solid; 'quoted' – 部門"), data.Outcomes);
        Assert.Equal(WorkItemStatus.Completed, data.WorkItems.Single(i => i.Id == "TASK-1").Status);
        Assert.True(await store.GetRevisionAsync(CancellationToken.None) > before);
    }

    [Fact]
    public async Task RecordOutcome_AfterAMove_EndsTheNewAssignmentOnly()
    {
        var store = await FilledAsync();
        await store.AssignAsync("TASK-1", "U01", AssignmentMethod.Manual, null, CancellationToken.None);
        await store.AssignAsync("TASK-1", "U02", AssignmentMethod.Manual, null, CancellationToken.None);

        var ended = await store.RecordOutcomeAsync("TASK-1", Result, CancellationToken.None);

        Assert.Equal("U02", ended.PersonId);
        Assert.Equal(2, (await store.GetSummaryAsync(CancellationToken.None)).Outcomes);
    }

    [Fact]
    public async Task RecordOutcome_NobodyHasIt_IsRefusedAndWritesNothing()
    {
        var store = await FilledAsync();
        var before = await store.GetRevisionAsync(CancellationToken.None);

        await Assert.ThrowsAsync<WorkItemClosedException>(() => store.RecordOutcomeAsync("TASK-1", Result, CancellationToken.None));

        Assert.Equal(before, await store.GetRevisionAsync(CancellationToken.None));
        Assert.Equal(new StoreSummary("csv", 2, 2, 1, 1), await store.GetSummaryAsync(CancellationToken.None));
    }

    [Fact]
    public async Task RecordOutcome_CompletedOrUnknownTask_IsRefused()
    {
        var store = await FilledAsync();

        await Assert.ThrowsAsync<WorkItemClosedException>(() => store.RecordOutcomeAsync("TASK-2", Result, CancellationToken.None));
        await Assert.ThrowsAsync<KeyNotFoundException>(() => store.RecordOutcomeAsync("TASK-9", Result, CancellationToken.None));
    }

    [Fact]
    public async Task RecordOutcome_TenAtOnce_IsRecordedOnce()
    {
        var store = await FilledAsync();
        await store.AssignAsync("TASK-1", "U01", AssignmentMethod.Manual, null, CancellationToken.None);

        var tries = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(async () =>
        {
            try
            {
                await store.RecordOutcomeAsync("TASK-1", Result, CancellationToken.None);
                return true;
            }
            catch (WorkItemClosedException)
            {
                return false;
            }
        })));

        Assert.Single(tries, recorded => recorded);
        Assert.Equal(2, (await store.GetSummaryAsync(CancellationToken.None)).Outcomes);
    }

    [Fact]
    public async Task Assign_TwentyAtOnce_LeavesExactlyOneHolder()
    {
        var store = await FilledAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n =>
            Task.Run(() => store.AssignAsync("TASK-1", n % 2 == 0 ? "U01" : "U02", AssignmentMethod.Manual, null, CancellationToken.None))));

        var assignments = (await store.ReadAllAsync(CancellationToken.None)).Assignments.Where(a => a.WorkItemId == "TASK-1").ToArray();
        Assert.Equal(20, assignments.Length);
        Assert.Single(assignments, a => a.IsSelected);
    }

    [Fact]
    public async Task Migrate_Again_ChangesNothing()
    {
        var store = await FilledAsync();

        await store.MigrateAsync(CancellationToken.None);

        Assert.Equal(2, (await store.GetSummaryAsync(CancellationToken.None)).People);
    }

    /// <summary>An empty store with its schema.</summary>
    private protected abstract Task<IWorkforceStore> CreateAsync();

    private static async Task WriteAsync(IWorkforceStore store, params object[] records)
    {
        await using var batch = await store.BeginAsync(CancellationToken.None);
        foreach (var record in records)
            await batch.UpsertAsync(record, CancellationToken.None);
        await batch.SetOriginAsync("csv", CancellationToken.None);
        await batch.CommitAsync(CancellationToken.None);
    }

    private async Task<IWorkforceStore> FilledAsync()
    {
        var store = await CreateAsync();
        await WriteAsync(store, Records);
        return store;
    }
}
