using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Jobs;
using ChatOps.Workforce.Store.Reports;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>What the reports of every store must do: pages, filters and counts are the database's. Run against SQLite here and against PostgreSQL in the integration tests.</summary>
public abstract class StoreReportsContract
{
    private static readonly DateTime Now = new(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task ReadAudit_Pages_AreCutNewestFirstWithTheTotal()
    {
        var (database, reports) = await CreateAsync();
        await new EfConversationStore(database).AppendAuditAsync([.. Enumerable.Range(0, 57).Select(n => Line($"ranking.f{n}"))], CancellationToken.None);

        var page = await reports.ReadAuditAsync(new AuditQuery(), new PageSpan(50, 25), CancellationToken.None);

        Assert.Equal((57, 7, "ranking.f6", "ranking.f0"), (page.Total, page.Rows.Count, page.Rows[0].Function, page.Rows[^1].Function));
        Assert.Empty((await reports.ReadAuditAsync(new AuditQuery(), new PageSpan(60, 25), CancellationToken.None)).Rows);
    }

    [Fact]
    public async Task ReadAudit_Filters_HoldTogether()
    {
        var (database, reports) = await CreateAsync();
        await new EfConversationStore(database).AppendAuditAsync(
            [
                Line("training.promote_model") with { Arguments = """{"version":["v7"]}""", Outcome = "Confirmed", Role = "Admin" },
                Line("training.start_training") with { Outcome = "Denied", At = Now.AddDays(1) },
                Line("ranking.rank_candidates") with { SpeakerId = "U04", Arguments = """{"task":["TASK-101"]}""", At = Now.AddDays(2) },
                Line("trainingx.other"),
            ],
            CancellationToken.None);

        async Task<string[]> FoundAsync(AuditQuery query) => [.. (await reports.ReadAuditAsync(query, new PageSpan(0, 10), CancellationToken.None)).Rows.Select(a => a.Function)];

        Assert.Equal(["training.start_training", "training.promote_model"], await FoundAsync(new AuditQuery { Plugin = "training" }));
        Assert.Equal(["training.promote_model"], await FoundAsync(new AuditQuery { Plugin = "training", Text = " V7 " }));
        Assert.Equal(["ranking.rank_candidates"], await FoundAsync(new AuditQuery { Text = "u04" }));
        Assert.Equal(["training.start_training"], await FoundAsync(new AuditQuery { Outcome = "Denied" }));
        Assert.Equal(["training.promote_model"], await FoundAsync(new AuditQuery { Role = "Admin" }));
        Assert.Equal(["training.start_training"], await FoundAsync(new AuditQuery { From = Now.AddDays(1), Until = Now.AddDays(2) }));
        Assert.Empty(await FoundAsync(new AuditQuery { Text = "%" })); // no wildcard
        Assert.Empty(await FoundAsync(new AuditQuery { Text = "' OR 1=1 --" }));
    }

    [Fact]
    public async Task ReadAuditBelow_PartByPart_GivesEveryLineOnceWhileOthersAreAdded()
    {
        var (database, reports) = await CreateAsync();
        var store = new EfConversationStore(database);
        await store.AppendAuditAsync([.. Enumerable.Range(0, 5).Select(n => Line($"f{n}"))], CancellationToken.None);

        var first = await reports.ReadAuditBelowAsync(new AuditQuery(), null, 3, CancellationToken.None);
        await store.AppendAuditAsync([Line("late")], CancellationToken.None);
        var rest = await reports.ReadAuditBelowAsync(new AuditQuery(), first[^1].Id, 3, CancellationToken.None);

        Assert.Equal(["f4", "f3", "f2", "f1", "f0"], first.Concat(rest).Select(a => a.Function));
    }

    [Fact]
    public async Task ReadJobs_ByState_ArePagedNewestFirst()
    {
        var (database, reports) = await CreateAsync();
        var jobs = new EfTrainingJobStore(database);
        foreach (var state in new[] { JobState.Done, JobState.Failed, JobState.Done })
            await jobs.AddAsync(new TrainingJobRecord { Model = "all", RequestedBy = "U17", State = state, CreatedAt = Now }, CancellationToken.None);

        var all = await reports.ReadJobsAsync(null, new PageSpan(0, 2), CancellationToken.None);
        var done = await reports.ReadJobsAsync(JobState.Done, new PageSpan(0, 10), CancellationToken.None);

        Assert.Equal((3, 3, 2), (all.Total, all.Rows[0].Id, all.Rows.Count));
        Assert.Equal([3, 1], done.Rows.Select(j => j.Id));
    }

    [Fact]
    public async Task CountAssignments_SinceADay_CountsWhoGotTheWorkByMethod()
    {
        var (database, reports) = await CreateAsync();
        var today = DateOnly.FromDateTime(Now);
        var store = new EfWorkforceStore(database, TimeProvider.System);
        await using (var batch = await store.BeginBatchAsync(CancellationToken.None))
        {
            await batch.UpsertAsync(new Person("U01", "Priya Nair", null, "Backend", Seniority.Senior, 8, null, 40), CancellationToken.None);
            foreach (var (id, day, method, isSelected) in new[]
            {
                ("A1", today, AssignmentMethod.AiRecommended, true), ("A2", today, AssignmentMethod.AiRecommended, true), ("A3", today, AssignmentMethod.Manual, false), ("A4", today.AddDays(-40), AssignmentMethod.Manual, true),
            })
            {
                await batch.UpsertAsync(new WorkItem("T" + id, "Task", null, null, Priority.Low, Difficulty.Easy, null, 1, today, null, WorkItemStatus.Open), CancellationToken.None);
                await batch.UpsertAsync(new Assignment(id, "T" + id, "U01", day, method, isSelected, 0.5), CancellationToken.None);
            }

            await batch.CommitAsync(CancellationToken.None);
        }

        Assert.Equal([new AssignmentCount(today, AssignmentMethod.AiRecommended, 2)], await reports.CountAssignmentsAsync(today.AddDays(-7), CancellationToken.None));
    }

    [Fact]
    public async Task Reports_OfAnEmptyStore_AreEmpty()
    {
        var (_, reports) = await CreateAsync();
        var page = new PageSpan(0, 10);

        Assert.Empty(await reports.ReadSourcesAsync(CancellationToken.None));
        Assert.Equal(0, (await reports.ReadWaitingRowsAsync("x", page, CancellationToken.None)).Total);
        Assert.Equal(0, (await reports.ReadDeadLettersAsync("x", page, CancellationToken.None)).Total);
        Assert.False((await reports.CheckQualityAsync(DateOnly.FromDateTime(Now), CancellationToken.None)).Passes);
    }

    [Theory]
    [InlineData(-1, 10)]
    [InlineData(0, 0)]
    [InlineData(0, 201)]
    public void PageSpan_OutOfBounds_IsRefused(int skip, int take) => Assert.Throws<ArgumentOutOfRangeException>(() => new PageSpan(skip, take));

    /// <summary>Creates an empty store, migrated.</summary>
    private protected abstract Task<(IStoreDatabase Database, IStoreReports Reports)> CreateAsync();

    private static AuditRecord Line(string function) => new()
    {
        At = Now, SpeakerId = "U17", Role = "Manager", ConversationId = "c1", EventId = "e1", Function = function, Arguments = "{}", Planner = "offline", RankingVersion = 1, Outcome = "Allowed",
    };
}
