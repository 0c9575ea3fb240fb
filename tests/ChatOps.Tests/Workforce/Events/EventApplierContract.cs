using System.Text.Json;
using ChatOps.Workforce;
using ChatOps.Workforce.Events;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Store;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Tests.Workforce.Events;

/// <summary>What events do in every store, beside a folder of files that is collected. Run against SQLite here and against PostgreSQL in the integration tests.</summary>
public abstract class EventApplierContract : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-events-").FullName;
    private ServiceProvider _services = null!;
    private long _offset;

    public async Task InitializeAsync()
    {
        Write("users.csv", "user_id,name,email,department,seniority_level,experience_years,hire_date,weekly_capacity_hours", "U1,Ann Lee,,Backend,SENIOR,8,2019-09-17,40", "U2,Bo Kim,,Backend,JUNIOR,2,2021-02-18,40");
        WriteTasks("T1,One,,,HIGH,HARD,FEATURE,10,2026-11-02,,OPEN");
        WriteAssignments();
        WriteOutcomes();
        var settings = await StoreSettingsAsync(_folder);
        settings["Sources:CsvFolder"] = _folder;
        _services = new ServiceCollection().AddLogging().AddWorkforce(new ConfigurationBuilder().AddInMemoryCollection(settings).Build()).BuildServiceProvider();
        await _services.GetRequiredService<IWorkforceStore>().MigrateAsync(CancellationToken.None);
        await CollectAsync();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Apply_AssignmentAndCompletion_MakeOneOutcomeWhicheverComesFirst(bool assignmentFirst)
    {
        IncomingMessage[] messages = [Assigned("T1", "U1", 3), Completed("T1", "U1", 9, hours: 12)];

        foreach (var message in assignmentFirst ? messages : messages.Reverse())
            await ApplyAsync(message);

        var (assignment, outcome) = Assert.Single(await OutcomesAsync());
        Assert.Equal(("T1", "U1", new DateOnly(2026, 11, 3), true), (assignment.WorkItemId, assignment.PersonId, assignment.Date, assignment.IsSelected));
        Assert.Equal((new DateOnly(2026, 11, 9), 12.0, 0.8, 4), (outcome.CompletionDate, outcome.ActualHours, outcome.Quality, outcome.Rating));
        Assert.Equal(WorkItemStatus.Completed, (await Query().Set<WorkItem>().SingleAsync()).Status);
    }

    [Fact]
    public async Task Apply_TheTaskGoesToSomebodyElse_OneHasItAndEachCompletionCounts()
    {
        await ApplyAsync(Assigned("T1", "U1", 3), Assigned("T1", "U2", 8));
        Assert.Equal("U2", (await Query().Set<Assignment>().SingleAsync(a => a.IsSelected)).PersonId);

        await ApplyAsync(Completed("T1", "U1", 5, hours: 1), Completed("T1", "U2", 9, hours: 2));

        Assert.Equal([("U1", 1.0), ("U2", 2.0)], (await OutcomesAsync()).Select(o => (o.Assignment.PersonId, o.Outcome.ActualHours)).Order());
    }

    [Fact]
    public async Task Apply_AnAssignmentThatIsTakenBack_IsNone()
    {
        await ApplyAsync(Assigned("T1", "U1", 3));
        await ApplyAsync(Message(EventTopics.TaskAssignment, new { taskId = "T1", userId = "U1", assignmentDate = "2026-11-03", isSelected = false }));
        await ApplyAsync(Completed("T1", "U1", 9, hours: 12));

        Assert.Empty(await Query().Set<Assignment>().ToListAsync());
        Assert.Empty(await OutcomesAsync());
    }

    [Fact]
    public async Task Collect_TasksComeAfterTheirEvents_TheirCompletionsEndThem()
    {
        await ApplyAsync(Completed("T2", "U1", 9, hours: 12), Assigned("T2", "U1", 3), Completed("T3", "U2", 9, hours: 7));
        Assert.Empty(await OutcomesAsync());
        WriteTasks("T1,One,,,HIGH,HARD,FEATURE,10,2026-11-02,,OPEN", "T2,Two,,,HIGH,HARD,FEATURE,10,2026-11-02,,OPEN", "T3,Three,,,HIGH,HARD,FEATURE,10,2026-11-02,,OPEN");
        WriteAssignments("A3,T3,U2,2026-11-04,MANUAL,true,");

        await CollectAsync();
        await CollectAsync();

        Assert.Equal([("T2", "U1", 12.0), ("T3", "U2", 7.0)], (await OutcomesAsync()).Select(o => (o.Assignment.WorkItemId, o.Assignment.PersonId, o.Outcome.ActualHours)).Order());
        Assert.Equal("A3", (await OutcomesAsync()).Single(o => o.Assignment.WorkItemId == "T3").Assignment.Id);
    }

    [Fact]
    public async Task Collect_ASystemGivesTheSameAssignmentLater_ThatOneIsKeptWithTheCompletion()
    {
        await ApplyAsync(Assigned("T1", "U1", 3), Completed("T1", "U1", 9, hours: 12));
        WriteAssignments("A1,T1,U1,2026-11-04,AI_RECOMMENDED,true,0.7");

        await CollectAsync();
        await ApplyAsync(Assigned("T1", "U1", 4));

        var (assignment, outcome) = Assert.Single(await OutcomesAsync());
        Assert.Equal(("A1", 12.0), (assignment.Id, outcome.ActualHours));
        Assert.Equal("A1", (await Query().Set<Assignment>().SingleAsync()).Id);
    }

    [Fact]
    public async Task Collect_ASystemGivesTheOutcomeLater_ItIsCountedOnceAndTheSystemsHolds()
    {
        await ApplyAsync(Assigned("T1", "U1", 3), Completed("T1", "U1", 9, hours: 12));
        WriteAssignments("A1,T1,U1,2026-11-03,MANUAL,true,");
        WriteOutcomes("A1,2026-11-08,11,5,1,1,");

        await CollectAsync();
        await ApplyAsync(Completed("T1", "U1", 10, hours: 12));

        var (assignment, outcome) = Assert.Single(await OutcomesAsync());
        Assert.Equal(("A1", 11.0), (assignment.Id, outcome.ActualHours));
    }

    [Fact]
    public async Task Collect_AnOutcomeIsGoneAtItsSystem_IsNotMadeAgainFromItsCopy()
    {
        WriteAssignments("A1,T1,U1,2026-11-03,MANUAL,true,");
        WriteOutcomes("A1,2026-11-08,11,5,1,1,");
        await CollectAsync();
        await ApplyAsync(Completed("T9", "U1", 9, hours: 12));
        WriteOutcomes();

        await CollectAsync();
        await ApplyAsync(Assigned("T1", "U1", 3));

        Assert.Empty(await OutcomesAsync());
        Assert.Equal("A1", (await Query().Set<Assignment>().SingleAsync()).Id);
    }

    [Fact]
    public async Task Apply_PoisonAmongGoodEvents_IsKeptWithTheReasonAndHowOftenItWasTried()
    {
        var poison = Message(EventTopics.TaskCompletion, new { taskId = "T1", assignedUserId = "U1", completionDate = new object[] { "2026", 11, 30 }, actualHours = 8 }) with { Key = "a\0b" };
        var unknown = Message(EventTopics.SkillUpdate, new { userId = "U77", skillName = "Kotlin", proficiencyLevel = "EXPERT", updateDate = "2026-11-10" });

        var first = await ApplyAsync(poison, unknown, Assigned("T1", "U1", 3));
        var again = await ApplyAsync(poison, unknown);

        Assert.Equal((1, 2), (first.Applied, first.Dead.Count));
        Assert.All(again.Dead, d => Assert.Equal(2, d.Attempts));
        Assert.All(again.Dead, d => Assert.DoesNotContain("U77", d.Reason, StringComparison.Ordinal));
        Assert.Equal(["completionDate is no date; write it as 2026-11-30T10:00:00.", "Its userId is not known yet. Collect first, then replay."], again.Dead.Select(d => d.Reason));
        var (revived, dead) = await _services.GetRequiredService<EventReplay>().RunAsync(null, CancellationToken.None);
        Assert.Equal((0, 2), (revived, dead.Count));
    }

    /// <summary>Settings of an empty store.</summary>
    /// <param name="folder">A folder that goes with the test.</param>
    protected abstract Task<Dictionary<string, string?>> StoreSettingsAsync(string folder);

    private Task<AppliedEvents> ApplyAsync(params IncomingMessage[] messages) => _services.GetRequiredService<EventApplier>().ApplyAsync(messages, CancellationToken.None);

    private async Task CollectAsync() => Assert.False((await _services.GetRequiredService<Aggregator>().CollectAsync(new CollectionOptions(), null, CancellationToken.None)).Failed);

    private WorkforceContext Query() => _services.GetRequiredService<EfWorkforceStore>().CreateContext();

    private async Task<IReadOnlyList<(Assignment Assignment, Outcome Outcome)>> OutcomesAsync()
    {
        await using var context = Query();
        var assignments = await context.Set<Assignment>().ToDictionaryAsync(a => a.Id);
        return [.. (await context.Set<Outcome>().ToListAsync()).Select(o => (assignments[o.AssignmentId], o))];
    }

    private IncomingMessage Assigned(string task, string user, int day) =>
        Message(EventTopics.TaskAssignment, new { taskId = task, userId = user, assignmentDate = $"2026-11-{day:00}T09:00:00", assignmentMethod = "MANUAL" });

    private IncomingMessage Completed(string task, string user, int day, double hours) => Message(
        EventTopics.TaskCompletion, new { taskId = task, assignedUserId = user, completionDate = $"2026-11-{day:00}T17:00:00", actualHours = hours, estimatedHours = 10, qualityScore = 4 });

    private IncomingMessage Message(string topic, object value) => new(topic, 0, _offset++, "k", JsonSerializer.SerializeToUtf8Bytes(value));

    private void WriteTasks(params string[] rows) => Write("tasks.csv", ["task_id,title,description,project_id,priority,difficulty,task_type,estimated_hours,created_date,deadline,status", .. rows]);

    private void WriteAssignments(params string[] rows) => Write("assignments.csv", ["assignment_id,task_id,user_id,assignment_date,assignment_method,is_selected,recommendation_score", .. rows]);

    private void WriteOutcomes(params string[] rows) => Write("task_outcomes.csv", ["assignment_id,completion_date,actual_hours,success_rating,quality_score,timeliness_score,feedback", .. rows]);

    private void Write(string file, params string[] rows) => File.WriteAllLines(Path.Combine(_folder, file), rows);
}
