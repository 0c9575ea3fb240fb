using System.Text;
using System.Text.Json;
using ChatOps.Workforce;
using ChatOps.Workforce.Events;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChatOps.IntegrationTests.Events;

/// <summary>The document's events over Kafka's protocol, into SQLite and PostgreSQL.</summary>
public sealed class KafkaTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly MockBrokers _brokers = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("chatops-kafka-").FullName;
    private readonly List<ServiceProvider> _hosts = [];

    public Task InitializeAsync() => Task.CompletedTask;

    public void Dispose() => _brokers.Dispose();

    public async Task DisposeAsync()
    {
        foreach (var host in _hosts)
        {
            await StopAsync(host);
            await host.DisposeAsync();
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Consume_DuplicatesOutOfOrderAndPoison_EachTakesEffectOnceAndTheRestIsKept(string provider)
    {
        var host = await OpenAsync(provider);
        var completion = Completion("TASK-101", "U01", "2026-11-20T17:00:00", hours: 80, estimated: 74, quality: 4.5);

        // The completion comes before its assignment, and three times; the newer skill before the older.
        await SendAsync(EventTopics.TaskCompletion, completion, completion);
        await SendAsync(EventTopics.TaskAssignment, new { taskId = "TASK-101", userId = "U01", assignmentDate = "2026-11-03T09:00:00", assignmentMethod = "AI_RECOMMENDED", recommendationScore = 0.9 });
        await SendAsync(EventTopics.TaskCompletion, completion, Completion("TASK-102", "U02", new[] { 2026, 11, 21, 10, 30 }, 20, 22, null));
        await SendAsync(EventTopics.SkillUpdate, Skill("U01", "EXPERT", "2026-11-10T00:00:00"), Skill("U01", "BEGINNER", "2026-11-01T00:00:00"), Skill("U99", "EXPERT", "2026-11-10T00:00:00"));
        await SendAsync(EventTopics.UserPerformance, new { userId = "U01", performanceScore = 0.8, date = "2026-11-10" }, new { userId = "U01", performanceScore = 0.1, date = "2026-10-10" });
        await _brokers.SendAsync(EventTopics.TaskCompletion, "x", [0xff, 0xfe, 0x00]);
        await _brokers.SendAsync(EventTopics.TaskCompletion, "x", Encoding.UTF8.GetBytes("{\"taskId\":\"T\"}"));
        await SendAsync(EventTopics.TaskAssignment, new { taskId = "TASK-103", userId = "U03", assignmentDate = "2026-11-03T09:00:00", assignmentMethod = "BY_LOT" });
        await StartAsync(host);
        await UntilAsync(host, async c => await c.Set<DeadLetter>().CountAsync() == 4 && await c.Set<TaskCompletion>().CountAsync() == 2
            && await c.Set<SkillChange>().AnyAsync() && await c.Set<UserPerformance>().AnyAsync() && await c.Set<Outcome>().AnyAsync(o => o.ActualHours == 80));

        await using var context = host.GetRequiredService<EfWorkforceStore>().CreateContext();
        var stored = await context.Set<TaskCompletion>().OrderBy(c => c.TaskId).ToListAsync();
        Assert.Equal((80, 4.5, new DateTime(2026, 11, 20)), (stored[0].ActualHours, stored[0].QualityScore, stored[0].CompletionDate));
        Assert.Equal(Math.Round((0.4 * 74 / 80) + (0.6 * 4.5 / 5), 3), stored[0].PerformanceScore!.Value, 6);
        Assert.Equal(0.4 + (0.6 * 3 / 5), stored[1].PerformanceScore!.Value, 6);
        var ended = await context.Set<Assignment>().SingleAsync(a => a.WorkItemId == "TASK-101");
        Assert.Equal(("U01", new DateOnly(2026, 11, 3), AssignmentMethod.AiRecommended, 0.9), (ended.PersonId, ended.Date, ended.Method, ended.RecommendationScore));
        Assert.Equal(0.9, (await context.Set<Outcome>().SingleAsync(o => o.AssignmentId == ended.Id)).Quality);
        Assert.Equal(0.8, (await context.Set<UserPerformance>().SingleAsync()).PerformanceScore);
        Assert.Equal(Proficiency.Expert, (await context.Set<Skill>().SingleAsync(s => s.PersonId == "U01" && s.Name == "Kotlin")).Proficiency);
        var reasons = await context.Set<DeadLetter>().Select(l => l.Reason).ToListAsync();
        Assert.Contains("It is not JSON in UTF-8.", reasons);
        Assert.Contains("assignedUserId is missing.", reasons);
        Assert.Contains("assignmentMethod is none of MANUAL, AI_RECOMMENDED, AUTO_ASSIGNED.", reasons);
        Assert.Contains("Its userId is not known yet. Collect first, then replay.", reasons);
    }

    [Theory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Apply_TheSameEventsAgain_ChangesNothing(string provider)
    {
        var host = await OpenAsync(provider);
        var applier = host.GetRequiredService<EventApplier>();
        IncomingMessage[] messages =
        [
            Message(EventTopics.TaskCompletion, 0, Completion("TASK-101", "U01", "2026-11-20T17:00:00", 80, 74, 4.5)),
            Message(EventTopics.SkillUpdate, 0, Skill("U01", "EXPERT", "2026-11-10T00:00:00")),
            Message(EventTopics.UserPerformance, 0, new { userId = "U01", performanceScore = 0.8, date = "2026-11-10" }),
            Message(EventTopics.TaskAssignment, 0, new { taskId = "TASK-101", userId = "U01", assignmentDate = "2026-11-03T09:00:00", assignmentMethod = "MANUAL" }),
        ];

        var first = await applier.ApplyAsync(messages, CancellationToken.None);
        var again = await applier.ApplyAsync(messages, CancellationToken.None);

        Assert.Equal((4, 0, 0), (first.Applied, first.Repeated, first.Dead.Count));
        Assert.Equal((0, 4, 0), (again.Applied, again.Repeated, again.Dead.Count));
    }

    [Fact]
    public async Task Replay_AfterThePersonIsKnown_RevivesThatLetterAndKeepsTheOthers()
    {
        var host = await OpenAsync("Sqlite");
        var applier = host.GetRequiredService<EventApplier>();
        await applier.ApplyAsync(
            [Message(EventTopics.SkillUpdate, 0, Skill("U99", "EXPERT", "2026-11-10T00:00:00")), Message(EventTopics.SkillUpdate, 1, new { userId = "U01" })], CancellationToken.None);
        await using (var batch = await host.GetRequiredService<IWorkforceStore>().BeginAsync(CancellationToken.None))
        {
            await batch.UpsertAsync(new Person("U99", "New", null, "Backend Development", Seniority.Junior, 1, null, 40), CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
        }

        var (revived, dead) = await host.GetRequiredService<EventReplay>().RunAsync(null, CancellationToken.None);

        Assert.Equal(1, revived);
        Assert.Equal("ml-skill-update/0/1, tried 2 times: skillName is missing.", Assert.Single(dead));
    }

    [Fact]
    public async Task Consume_AfterARestart_GoesOnWhereItWasAndRepeatsNothing()
    {
        var first = await OpenAsync("Sqlite");
        await StartAsync(first);
        await SendAsync(EventTopics.TaskCompletion, Completion("T1", "U01", "2026-11-20T17:00:00", 8, 8, 4));
        await UntilAsync(first, c => c.Set<TaskCompletion>().AnyAsync());
        await StopAsync(first);
        await SendAsync(EventTopics.TaskCompletion, Completion("T2", "U01", "2026-11-21T17:00:00", 8, 8, 4));

        var second = await OpenAsync("Sqlite");
        await StartAsync(second);
        await UntilAsync(second, async c => await c.Set<TaskCompletion>().CountAsync() == 2);

        await UntilAsync(second, c => Task.FromResult(second.GetRequiredService<EventMetrics>().Lag == 0));
        Assert.Equal(["T1", "T2"], await Query(second).Set<TaskCompletion>().OrderBy(c => c.TaskId).Select(c => c.TaskId).ToListAsync());
    }

    [Fact]
    public async Task Consume_TheBrokersStopAndComeBack_NothingIsLostAndNothingTwice()
    {
        var host = await OpenAsync("Sqlite", sendsOwn: true);
        await StartAsync(host);
        await SendAsync(EventTopics.TaskCompletion, Completion("T1", "U01", "2026-11-20T17:00:00", 8, 8, 4));
        await UntilAsync(host, c => c.Set<TaskCompletion>().AnyAsync());

        _brokers.Stop();
        await host.GetRequiredService<IWorkforceStore>().AssignAsync("TASK-101", "U01", AssignmentMethod.Manual, null, CancellationToken.None);
        await UntilAsync(host, c => c.Set<OutboxEvent>().AnyAsync());
        _brokers.Start();
        await SendAsync(EventTopics.TaskCompletion, Completion("T2", "U01", "2026-11-21T17:00:00", 8, 8, 4));

        await UntilAsync(host, async c => await c.Set<TaskCompletion>().CountAsync() == 2 && !await c.Set<OutboxEvent>().AnyAsync() && await c.Set<TaskAssignmentMl>().AnyAsync());
        Assert.Equal(["T1", "T2"], await Query(host).Set<TaskCompletion>().OrderBy(c => c.TaskId).Select(c => c.TaskId).ToListAsync());
        Assert.Equal("TASK-101", (await Query(host).Set<TaskAssignmentMl>().SingleAsync()).TaskId);
        Assert.False(await Query(host).Set<DeadLetter>().AnyAsync());
    }

    [Fact]
    public async Task Assign_AndRecordOutcome_AreSentFromTheOutboxAndComeBackIntoTheTables()
    {
        var host = await OpenAsync("Sqlite", sendsOwn: true);
        var store = host.GetRequiredService<IWorkforceStore>();
        await store.AssignAsync("TASK-101", "U01", AssignmentMethod.AiRecommended, 0.8, CancellationToken.None);
        await Assert.ThrowsAsync<KeyNotFoundException>(() => store.AssignAsync("TASK-102", "nobody", AssignmentMethod.Manual, null, CancellationToken.None));
        Assert.Equal(1, await Query(host).Set<OutboxEvent>().CountAsync()); // no broker is needed to decide, and what failed is not told

        await StartAsync(host);
        await store.RecordOutcomeAsync("TASK-101", new WorkResult(DateOnly.FromDateTime(DateTime.UnixEpoch.AddYears(60)), 70, 5, 0.9, 1, "Fine"), CancellationToken.None);
        await UntilAsync(host, async c => !await c.Set<OutboxEvent>().AnyAsync() && await c.Set<TaskCompletion>().AnyAsync() && await c.Set<TaskAssignmentMl>().AnyAsync());

        var assigned = await Query(host).Set<TaskAssignmentMl>().SingleAsync();
        Assert.Equal(("TASK-101", "U01", "AI_RECOMMENDED", 0.8), (assigned.TaskId, assigned.UserId, assigned.AssignmentMethod, assigned.RecommendationScore));
        Assert.Contains("Kafka", assigned.TaskRequiredSkills, StringComparison.Ordinal);
        Assert.Equal("Fine", (await Query(host).Set<TaskCompletion>().SingleAsync()).Feedback);
        var own = await Query(host).Set<Assignment>().SingleAsync(a => a.WorkItemId == "TASK-101"); // its own events make no second one
        Assert.Equal(70, (await Query(host).Set<Outcome>().SingleAsync(o => o.AssignmentId == own.Id)).ActualHours);
    }

    internal static object Completion(string task, string user, object date, double hours, double estimated, double? quality) => new
    {
        taskId = task, assignedUserId = user, completionDate = date, actualHours = hours, estimatedHours = estimated, finalStatus = "COMPLETED", qualityScore = quality, metadata = new { },
    };

    internal static IncomingMessage Message(string topic, long offset, object value) => new(topic, 0, offset, "k", JsonSerializer.SerializeToUtf8Bytes(value));

    private static object Skill(string user, string level, string date) => new { userId = user, skillName = "Kotlin", proficiencyLevel = level, yearsOfExperience = 2.5, updateDate = date };

    private static WorkforceContext Query(ServiceProvider host) => host.GetRequiredService<EfWorkforceStore>().CreateContext();

    private static async Task UntilAsync(ServiceProvider host, Func<WorkforceContext, Task<bool>> condition)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (true)
        {
            await using (var context = Query(host))
            {
                if (await condition(context))
                    return;
            }

            try
            {
                await look.WaitForNextTickAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                await using var context = Query(host);
                Assert.Fail(
                    $"It did not come to that: {await context.Set<TaskCompletion>().CountAsync()} completions, {await context.Set<TaskAssignmentMl>().CountAsync()} assignments, "
                    + $"{await context.Set<SkillChange>().CountAsync()} skills, {await context.Set<UserPerformance>().CountAsync()} performances, {await context.Set<OutboxEvent>().CountAsync()} to send, "
                    + $"ended by: {string.Join("; ", host.GetServices<IHostedService>().OfType<BackgroundService>().Select(b => b.ExecuteTask?.Exception?.GetBaseException().ToString()))}, "
                    + $"dead: {string.Join("; ", await context.Set<DeadLetter>().Select(l => l.Reason).ToListAsync())}");
            }
        }
    }

    private async Task SendAsync(string topic, params object[] events)
    {
        foreach (var one in events)
            await _brokers.SendAsync(topic, "k", JsonSerializer.SerializeToUtf8Bytes(one));
    }

    private async Task<ServiceProvider> OpenAsync(string provider, bool sendsOwn = false)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Store:Provider"] = provider,
            ["Store:Path"] = Path.Combine(_folder, "kafka.db"),
            ["Store:ConnectionString"] = provider == "PostgreSql" ? await PostgreSqlServer.CreateDatabaseAsync() : null,
            ["Kafka:BootstrapServers"] = _brokers.Servers,
            ["Kafka:SendsOwn"] = sendsOwn ? "true" : "false",
            ["Kafka:Settings:session.timeout.ms"] = "6000",
            ["Kafka:Settings:reconnect.backoff.max.ms"] = "500",
            ["Kafka:Settings:topic.metadata.refresh.interval.ms"] = "200", // topics come into being while the consumer waits
        }).Build();
        var host = new ServiceCollection().AddLogging().AddWorkforce(configuration).BuildServiceProvider();
        _hosts.Add(host);
        var store = host.GetRequiredService<IWorkforceStore>();
        await store.MigrateAsync(CancellationToken.None);
        if (!(await store.GetSummaryAsync(CancellationToken.None)).IsEmpty)
            return host;
        await host.GetRequiredService<WorkforceImport>().RunAsync(new CsvWorkforceSource(HostProcess.Team), null, null, CancellationToken.None);
        // What the import copied goes, so that these tables hold what events told alone.
        await using var context = Query(host);
        await context.Set<TaskCompletion>().ExecuteDeleteAsync();
        await context.Set<TaskAssignmentMl>().ExecuteDeleteAsync();
        return host;
    }

    private static async Task StartAsync(ServiceProvider host)
    {
        foreach (var service in host.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
    }

    private static async Task StopAsync(ServiceProvider host)
    {
        foreach (var service in host.GetServices<IHostedService>())
            await service.StopAsync(CancellationToken.None);
    }
}
