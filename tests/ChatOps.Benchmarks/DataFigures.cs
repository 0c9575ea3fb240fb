using System.Globalization;
using System.Text.Json;
using ChatOps.IntegrationTests;
using ChatOps.IntegrationTests.Events;
using ChatOps.IntegrationTests.Sources;
using ChatOps.Workforce;
using ChatOps.Workforce.Events;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Training;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Npgsql;

namespace ChatOps.Benchmarks;

/// <summary>
/// The data plane, against the servers of the integration tests (their README says how to start them): events per second into either store and how long
/// one takes from the topic into it, seconds of a first collection and of one after 1 % changed, and memory of a host that collects a million assignments.
/// </summary>
internal static class DataFigures
{
    private const int Events = 50_000;
    private const int EventsPerTick = 10;
    private const int MeasuredEvents = 10_000;

    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    public static async Task PrintEventsAsync()
    {
        foreach (var provider in new[] { "Sqlite", "PostgreSql" })
        {
            var (name, delays) = (provider.ToLowerInvariant(), await EventDelaysAsync(provider));
            Print(new Dictionary<string, double>
            {
                [$"events_per_s_{name}"] = await EventsAsync(provider),
                [$"event_delay_p50_ms_{name}"] = delays[delays.Length / 2],
                [$"event_delay_p99_ms_{name}"] = delays[(int)(0.99 * delays.Length)],
            });
        }
    }

    /// <param name="people">Number of people.</param>
    /// <param name="tasks">Number of tasks; about 54 % of them have an outcome.</param>
    public static async Task PrintCollectionAsync(int people, int tasks)
    {
        var figures = new Dictionary<string, double>();
        var data = await Companies.GenerateAsync(people, tasks);
        var (older, newer) = (CompanyFiller.Changed, CompanyFiller.Changed.AddDays(1));
        var started = TimeProvider.System.GetTimestamp();
        var place = 0;
        await using var systems = await Systems.StartAsync(SourceLayout.TaskGraph, data, _ => place++ % 100 == 0 ? newer : older);
        figures["fill_s"] = Seconds(started);
        var (aggregator, store) = await systems.OpenAsync(("Sources:TimeoutSeconds", "300"), ("Sources:PatienceSeconds", "300"));
        var used = Environment.CpuUsage.TotalTime;
        var first = await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);
        figures["first_s"] = first.Seconds;
        figures["first_own_cpu_s"] = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
        foreach (var system in first.Systems)
            figures[$"first_{system.System}_s"] = system.Seconds;
        // The newest hundredth lies within the overlap, so it is what an incremental collection reads again; now it is other than it was.
        await systems.PostgreSqlAsync($"UPDATE task_outcomes SET quality_score = quality_score * 0.99 WHERE updated_at > '{older:yyyy-MM-dd HH:mm:ss}'");
        await systems.MySqlAsync($"UPDATE user_profiles SET experience_years = experience_years + 0.1 WHERE updated_at > '{older:yyyy-MM-dd HH:mm:ss}'");
        await systems.CypherAsync($"MATCH (t:Task) WHERE t.updatedAt > '{older:yyyy-MM-ddTHH:mm:ss.fffZ}' SET t.estimatedHours = t.estimatedHours + 1");
        await systems.CypherAsync($"MATCH (:User)-[a:ASSIGNED_TO]->(:Task) WHERE a.updatedAt > '{older:yyyy-MM-ddTHH:mm:ss.fffZ}' SET a.recommendationScore = 0.5");
        used = Environment.CpuUsage.TotalTime;
        var again = await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);
        figures["one_percent_s"] = again.Seconds;
        figures["one_percent_own_cpu_s"] = (Environment.CpuUsage.TotalTime - used).TotalSeconds;
        foreach (var system in again.Systems)
            figures[$"one_percent_{system.System}_s"] = system.Seconds;
        figures["one_percent_rows"] = again.Systems.Sum(s => s.Kinds.Sum(k => k.Read));
        figures["one_percent_changed"] = again.Systems.Sum(s => s.Kinds.Sum(k => k.Merged));
        figures["rows"] = first.Systems.Sum(s => s.Kinds.Sum(k => k.Read));
        var summary = await store.GetSummaryAsync(CancellationToken.None);
        (figures["people"], figures["tasks"], figures["outcomes"]) = (summary.People, summary.WorkItems, summary.Outcomes);
        Print(figures);
        await PrintProfileGraphAsync(data);
    }

    /// <summary>The same company in the other layout, where MySQL has what the graph has in the first one: it shows how much of the time is the graph engine's.</summary>
    private static async Task PrintProfileGraphAsync(WorkforceData data)
    {
        await using var systems = await Systems.StartAsync(SourceLayout.ProfileGraph, data, _ => CompanyFiller.Changed);
        var (aggregator, _) = await systems.OpenAsync(("Sources:TimeoutSeconds", "300"), ("Sources:PatienceSeconds", "300"));
        var used = Environment.CpuUsage.TotalTime;
        var first = await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);
        Print(new Dictionary<string, double>
        {
            ["profile_graph_first_s"] = first.Seconds,
            ["profile_graph_first_own_cpu_s"] = (Environment.CpuUsage.TotalTime - used).TotalSeconds,
            ["profile_graph_rows"] = first.Systems.Sum(s => s.Kinds.Sum(k => k.Read)),
            ["profile_graph_merged"] = first.Systems.Sum(s => s.Kinds.Sum(k => k.Merged)),
        });
    }

    /// <summary>A host that collects from one PostgreSQL, measured as the system sees it.</summary>
    public static async Task PrintMemoryAsync(int assignments)
    {
        var connection = await PostgreSqlServer.CreateDatabaseAsync();
        await using (var source = new NpgsqlConnection(connection))
        {
            await source.OpenAsync();
            await CompanyFiller.FillPostgreSqlAsync(source, await Systems.TeamAsync(), Enum.GetValues<RecordKind>());
            await CompanyFiller.ExecuteAsync(source, ManyAssignments(assignments));
        }

        var folder = Directory.CreateTempSubdirectory("chatops-memory-").FullName;
        try
        {
            var environment = Enum.GetValues<RecordKind>().ToDictionary(k => $"Sources__Systems__{k}", _ => "postgresql");
            (environment["Sources__PostgreSql__ConnectionString"], environment["Sources__TimeoutSeconds"]) = (connection, "300");
            var started = TimeProvider.System.GetTimestamp();
            using var host = HostProcess.Start(folder, environment, "collect");
            var peak = 0.0;
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
            for (; !host.Process.HasExited; await look.WaitForNextTickAsync())
                peak = Math.Max(peak, PeakOf(host.Process.Id));
            if (await host.ExitAsync() != 0)
                throw new InvalidOperationException(host.Output);
            Print(new Dictionary<string, double> { ["memory_assignments"] = assignments, ["memory_peak_mb"] = peak, ["memory_collection_s"] = Seconds(started) });
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<double> EventsAsync(string provider)
    {
        await using var host = await OpenAsync(provider, brokers: null);
        var applier = host.Services.GetRequiredService<EventApplier>();
        var batches = Enumerable.Range(0, Events).Select(i => new IncomingMessage(EventTopics.TaskCompletion, 0, i, null, Completion(i))).Chunk(new KafkaOptions().BatchSize).ToArray();
        await applier.ApplyAsync(batches[0], CancellationToken.None);
        var started = TimeProvider.System.GetTimestamp();
        foreach (var batch in batches.Skip(1))
            await applier.ApplyAsync(batch, CancellationToken.None);
        return (Events - batches[0].Length) / Seconds(started);
    }

    /// <summary>From before an event is sent to when it is seen in the store, in ms, sorted; 500 events a second.</summary>
    private static async Task<double[]> EventDelaysAsync(string provider)
    {
        using var brokers = new MockBrokers();
        await using var host = await OpenAsync(provider, brokers.Servers);
        foreach (var service in host.Services.GetServices<IHostedService>())
            await service.StartAsync(CancellationToken.None);
        var store = host.Services.GetRequiredService<EfWorkforceStore>();
        // The group has come together when one has arrived.
        await brokers.SendAsync(EventTopics.TaskCompletion, "k", Completion(MeasuredEvents));
        using (var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50)))
        {
            while ((await SeenAsync(store, 0)).Count == 0)
                await look.WaitForNextTickAsync();
        }

        var sent = new long[MeasuredEvents];
        var sending = Task.Run(async () =>
        {
            using var pace = new PeriodicTimer(Tick);
            for (var i = 0; i < MeasuredEvents; i++)
            {
                if (i % EventsPerTick == 0)
                    await pace.WaitForNextTickAsync();
                Volatile.Write(ref sent[i], TimeProvider.System.GetTimestamp());
                brokers.Send(EventTopics.TaskCompletion, "k", Completion(i));
            }
        });
        var (delays, last) = (new List<double>(MeasuredEvents), 1L);
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (delays.Count < MeasuredEvents && await tick.WaitForNextTickAsync())
        {
            var seen = await SeenAsync(store, last);
            var now = TimeProvider.System.GetTimestamp();
            foreach (var (id, task) in seen)
            {
                last = Math.Max(last, id);
                delays.Add(TimeProvider.System.GetElapsedTime(Volatile.Read(ref sent[int.Parse(task.AsSpan(1), CultureInfo.InvariantCulture)]), now).TotalMilliseconds);
            }
        }

        await sending;
        foreach (var service in host.Services.GetServices<IHostedService>())
            await service.StopAsync(CancellationToken.None);
        return [.. delays.Order()];
    }

    private static async Task<List<(long Id, string Task)>> SeenAsync(EfWorkforceStore store, long after)
    {
        await using var context = store.CreateContext();
        return [.. (await context.Set<TaskCompletion>().AsNoTracking().Where(c => c.Id > after).Select(c => new { c.Id, c.TaskId }).ToListAsync()).Select(c => (c.Id, c.TaskId))];
    }

    private static byte[] Completion(int i) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        taskId = $"T{i}", assignedUserId = $"U{i % 300}", completionDate = "2026-11-20T10:00:00", actualHours = 8, estimatedHours = 6, finalStatus = "COMPLETED", qualityScore = 4.0,
    });

    private static async Task<OpenStore> OpenAsync(string provider, string? brokers)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-events-").FullName;
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Store:Provider"] = provider,
            ["Store:Path"] = Path.Combine(folder, "events.db"),
            ["Store:ConnectionString"] = provider == "PostgreSql" ? await PostgreSqlServer.CreateDatabaseAsync() : null,
            ["Kafka:BootstrapServers"] = brokers,
        }).Build();
        var services = new ServiceCollection().AddLogging().AddWorkforce(configuration).BuildServiceProvider();
        await services.GetRequiredService<IWorkforceStore>().MigrateAsync(CancellationToken.None);
        return new OpenStore(services, folder);
    }

    /// <summary>24,000 people, two assignments and a half for each task, one of them finished.</summary>
    private static string ManyAssignments(int assignments)
    {
        var tasks = assignments * 2 / 5;
        return string.Create(CultureInfo.InvariantCulture, $"""
            INSERT INTO user_profiles SELECT 'P' || n, 'Person ' || n, 'p' || n || '@example.com', 'Department ' || n % 20, 'SENIOR', 5, DATE '2020-01-01', 40, TIMESTAMP '2026-11-01 08:00' FROM generate_series(1, 24000) n;
            INSERT INTO user_skills SELECT 'P' || n, 'Skill ' || (n + 7 * m) % 200, 'TECHNICAL', 'ADVANCED', 3, false, TIMESTAMP '2026-11-01 08:00' FROM generate_series(1, 24000) n, generate_series(1, 6) m;
            INSERT INTO user_workloads SELECT 'P' || n, DATE '2026-11-02' + 7 * m, 30, 40, TIMESTAMP '2026-11-01 08:00' FROM generate_series(1, 24000) n, generate_series(1, 4) m;
            INSERT INTO tasks (id, title, description, project_id, priority, difficulty, task_type, estimated_hours, created_date, deadline, status, updated_at)
              SELECT 'K' || n, 'Put right number ' || n, repeat('What is to be done, in words. ', 6), NULL, 'HIGH', 'MEDIUM', 'BUG', 8, DATE '2026-01-01' + n % 200, NULL, 'COMPLETED', TIMESTAMP '2026-11-01 08:00' FROM generate_series(1, {tasks}) n;
            INSERT INTO task_required_skills SELECT 'K' || n, 'Skill ' || (n + m) % 200, 'INTERMEDIATE', 1, true, TIMESTAMP '2026-11-01 08:00' FROM generate_series(1, {tasks}) n, generate_series(1, 2) m;
            INSERT INTO task_assignments SELECT 'X' || n, 'K' || 1 + n % {tasks}, 'P' || 1 + n % 24000, DATE '2026-08-01', 'MANUAL', n < {tasks}, NULL, TIMESTAMP '2026-11-01 08:00' FROM generate_series(0, {assignments - 1}) n;
            INSERT INTO task_outcomes SELECT 'X' || n, DATE '2026-08-10', 7 + n % 5, 1 + n % 5, (n % 5) / 4.0, 0.8, NULL, 8, TIMESTAMP '2026-11-01 08:00' FROM generate_series(0, {tasks - 1}) n;
            """);
    }

    private static double PeakOf(int process)
    {
        try
        {
            var line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0; // it has ended in between
        }
    }

    private static void Print(Dictionary<string, double> figures) => Console.WriteLine(JsonSerializer.Serialize(figures.ToDictionary(f => f.Key, f => Math.Round(f.Value, 1))));

    private static double Seconds(long started) => TimeProvider.System.GetElapsedTime(started).TotalSeconds;

    private sealed record OpenStore(ServiceProvider Services, string Folder) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Services.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(Folder, recursive: true);
        }
    }
}
