using ChatOps.Workforce;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Audit;
using ChatOps.Workforce.Store.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>A database of the first version is brought up to date, and what stood in it stands in it. Run against SQLite here and against PostgreSQL in the integration tests.</summary>
public abstract class StoreUpgradeContract
{
    /// <summary>A company as the first version kept it.</summary>
    private static readonly string[] OldRows =
    [
        "INSERT INTO projects (id, name) VALUES ('P1', 'Billing')",
        "INSERT INTO people (id, name, email, department, seniority, experience_years, hire_date, weekly_capacity_hours) VALUES ('U1', 'Ada', 'ada@example.com', 'Backend', 'SENIOR', 9.5, '2020-01-01', 40)",
        "INSERT INTO skills (person_id, name_key, name, type, proficiency, years_of_experience, is_core) VALUES ('U1', 'c#', 'C#', 'TECHNICAL', 'EXPERT', 8, true)",
        "INSERT INTO work_items (id, title, project_id, priority, difficulty, estimated_hours, created, status) VALUES ('T1', 'Old task', 'P1', 'HIGH', 'MEDIUM', 12, '2026-01-01', 'COMPLETED')",
        "INSERT INTO skill_requirements (work_item_id, name_key, skill_name, proficiency, years_of_experience, is_mandatory) VALUES ('T1', 'c#', 'C#', 'ADVANCED', 2, true)",
        "INSERT INTO assignments (id, work_item_id, person_id, date, method, is_selected, recommendation_score) VALUES ('A1', 'T1', 'U1', '2026-01-02', 'MANUAL', true, 0.5)",
        "INSERT INTO outcomes (assignment_id, completion_date, actual_hours, rating, quality, timeliness) VALUES ('A1', '2026-01-10', 11, 5, 0.9, 1)",
        "INSERT INTO workloads (person_id, week, allocated_hours, capacity_hours) VALUES ('U1', '2026-01-05', 20, 40)",
    ];

    [Fact]
    public async Task Migrate_DatabaseOfTheFirstVersion_KeepsWhatStoodInIt()
    {
        var database = await CreateEmptyAsync();
        await MakeOldAsync(database);
        var store = new EfWorkforceStore(database, TimeProvider.System);

        await store.MigrateAsync(CancellationToken.None);

        var data = await store.ReadAllAsync(CancellationToken.None);
        Assert.Equal("Ada", Assert.Single(data.People).Name);
        Assert.Equal(("C#", Proficiency.Expert), (Assert.Single(data.Skills).Name, data.Skills[0].Proficiency));
        Assert.Equal((WorkItemStatus.Completed, "P1"), (Assert.Single(data.WorkItems).Status, data.WorkItems[0].ProjectId));
        Assert.Equal(5, Assert.Single(data.Outcomes).Rating);
        Assert.Single(data.Assignments);
        Assert.Single(data.Workloads);
        await using var context = database.CreateContext();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
    }

    [Fact]
    public async Task Migrate_AuditFromBeforeTheChain_KeepsItsLinesAndBeginsTheChainAfterThem()
    {
        var database = await CreateEmptyAsync();
        await MigrateToAsync(database, migrations => migrations.TakeWhile(m => !m.EndsWith("_AuditChain", StringComparison.Ordinal)).Last());
        await using (var context = database.CreateContext())
        {
            foreach (var function in new[] { "ranking.rank_candidates", "ranking.assign_task" })
                await context.Database.ExecuteSqlAsync($"INSERT INTO audit (at, speaker_id, role, conversation_id, event_id, function, arguments, planner, ranking_version, outcome) SELECT CURRENT_TIMESTAMP, 'U1', 'Manager', 'c', 'e', {function}, '{{}}', 'offline', 1, 'Allowed'");
        }

        await new EfWorkforceStore(database, TimeProvider.System).MigrateAsync(CancellationToken.None);
        var conversations = new EfConversationStore(database);
        var before = await new EfAuditLedger(database).VerifyAsync(null, CancellationToken.None);
        await conversations.AppendAuditAsync([(await conversations.ReadAuditAsync(1, CancellationToken.None))[0] with { Function = "after" }], CancellationToken.None);
        var after = await new EfAuditLedger(database).VerifyAsync(null, CancellationToken.None);

        Assert.Equal((0, 2, 0, null), (before.Lines, before.Unchained, before.Mark.Sequence, before.Fault));
        Assert.Equal((1, 2, 1, null), (after.Lines, after.Unchained, after.Mark.Sequence, after.Fault));
        Assert.Equal(["after", "ranking.assign_task", "ranking.rank_candidates"], (await conversations.ReadAuditAsync(10, CancellationToken.None)).Select(l => l.Function));
        await using var guarded = database.CreateContext();
        var refused = await Assert.ThrowsAnyAsync<Exception>(() => guarded.Database.ExecuteSqlRawAsync("UPDATE audit SET outcome = 'Denied' WHERE function = 'ranking.assign_task'"));
        Assert.Contains("append-only", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Migrate_ThreeHostsAtOnce_AllStart()
    {
        var database = await CreateEmptyAsync();
        await MakeOldAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => new EfWorkforceStore(database, TimeProvider.System).MigrateAsync(CancellationToken.None))));

        Assert.Equal(1, (await new EfWorkforceStore(database, TimeProvider.System).GetSummaryAsync(CancellationToken.None)).People);
    }

    /// <summary>A store that is up to date is not compared with the model when it starts, so it is compared here.</summary>
    [Fact]
    public async Task Migrations_ComparedWithTheModel_AreComplete()
    {
        await using var context = (await CreateEmptyAsync()).CreateContext();

        Assert.False(context.Database.HasPendingModelChanges());
    }

    /// <summary>A database without tables.</summary>
    private protected abstract Task<IStoreDatabase> CreateEmptyAsync();

    private static async Task MigrateToAsync(IStoreDatabase database, Func<IEnumerable<string>, string> version)
    {
        await database.PrepareAsync(CancellationToken.None);
        await using var context = database.CreateContext();
        await context.GetService<IMigrator>().MigrateAsync(version(context.Database.GetMigrations()));
    }

    private static async Task MakeOldAsync(IStoreDatabase database)
    {
        await MigrateToAsync(database, migrations => migrations.First());
        await using var context = database.CreateContext();
        foreach (var row in OldRows)
            await context.Database.ExecuteSqlRawAsync(row);
    }
}
