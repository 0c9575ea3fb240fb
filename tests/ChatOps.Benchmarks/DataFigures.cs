using System.Text.Json;
using ChatOps.IntegrationTests.Sources;
using ChatOps.Workforce;
using ChatOps.Workforce.Events;
using ChatOps.Workforce.Sources.Aggregation;
using ChatOps.Workforce.Sources.Systems;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Benchmarks;

/// <summary>
/// The data plane, against the servers of the integration tests (their README says how to start them): seconds of a first collection and of one
/// after 1 % changed, and events per second into either store.
/// </summary>
internal static class DataFigures
{
    private const int Events = 50_000;
    private const int EventBatch = 1_000;

    /// <param name="people">Number of people.</param>
    /// <param name="tasks">Number of tasks; about half of them have an outcome.</param>
    public static async Task PrintAsync(int people, int tasks)
    {
        var figures = new Dictionary<string, double>
        {
            ["events_per_s_sqlite"] = await EventsAsync("Sqlite", null),
            ["events_per_s_postgresql"] = await EventsAsync("PostgreSql", await ChatOps.IntegrationTests.PostgreSqlServer.CreateDatabaseAsync()),
        };
        Console.WriteLine(JsonSerializer.Serialize(figures));
        figures.Clear();

        var data = await Companies.GenerateAsync(people, tasks);
        var (older, newer) = (CompanyFiller.Changed, CompanyFiller.Changed.AddDays(1));
        var started = TimeProvider.System.GetTimestamp();
        var place = 0;
        await using var systems = await Systems.StartAsync(SourceLayout.TaskGraph, data, _ => place++ % 100 == 0 ? newer : older);
        figures["fill_s"] = Seconds(started);
        var (aggregator, store) = await systems.OpenAsync(("Sources:TimeoutSeconds", "300"));
        var first = await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);
        figures["first_s"] = first.Seconds;
        // The newest hundredth lies within the overlap, so it is what an incremental collection reads again.
        var again = await aggregator.CollectAsync(new CollectionOptions(), null, CancellationToken.None);
        figures["one_percent_s"] = again.Seconds;
        figures["one_percent_rows"] = again.Systems.Sum(s => s.Kinds.Sum(k => k.Read));
        figures["rows"] = first.Systems.Sum(s => s.Kinds.Sum(k => k.Read));
        var summary = await store.GetSummaryAsync(CancellationToken.None);
        (figures["people"], figures["tasks"], figures["outcomes"]) = (summary.People, summary.WorkItems, summary.Outcomes);
        figures["working_set_mb"] = Environment.WorkingSet / (1024 * 1024);
        Console.WriteLine(JsonSerializer.Serialize(figures.ToDictionary(f => f.Key, f => Math.Round(f.Value, 2))));
    }

    private static async Task<double> EventsAsync(string provider, string? connection)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-events-").FullName;
        try
        {
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Store:Provider"] = provider, ["Store:Path"] = Path.Combine(folder, "events.db"), ["Store:ConnectionString"] = connection,
            }).Build();
            await using var services = new ServiceCollection().AddLogging().AddWorkforce(configuration).BuildServiceProvider();
            await services.GetRequiredService<IWorkforceStore>().MigrateAsync(CancellationToken.None);
            var applier = services.GetRequiredService<EventApplier>();
            var batches = Enumerable.Range(0, Events).Select(i => new IncomingMessage(EventTopics.TaskCompletion, 0, i, null, JsonSerializer.SerializeToUtf8Bytes(new
            {
                taskId = $"T{i}", assignedUserId = $"U{i % 300}", completionDate = "2026-11-20T10:00:00", actualHours = 8, estimatedHours = 6, finalStatus = "COMPLETED", qualityScore = 4.0,
            }))).Chunk(EventBatch).ToArray();
            await applier.ApplyAsync(batches[0], CancellationToken.None);
            var started = TimeProvider.System.GetTimestamp();
            foreach (var batch in batches.Skip(1))
                await applier.ApplyAsync(batch, CancellationToken.None);
            return Math.Round((Events - EventBatch) / Seconds(started));
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Seconds(long started) => TimeProvider.System.GetElapsedTime(started).TotalSeconds;
}
