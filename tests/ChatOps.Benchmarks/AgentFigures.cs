using System.Text.Json.Nodes;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Host;
using ChatOps.Learning;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Retraining;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatOps.Benchmarks;

/// <summary>How fast the agent understands and answers, without a language model: the sample team in SQLite, conversations as grains of the embedded silo.</summary>
internal static class AgentFigures
{
    private const int Conversations = 200;
    private const int TurnsEach = 1;

    /// <summary>Median of planning one message; median of a turn, one after the other; 95th percentile of turns of 200 conversations at once. In milliseconds.</summary>
    /// <param name="repository">Folder of the repository.</param>
    public static async Task<IReadOnlyDictionary<string, double>> MeasureAsync(string repository)
    {
        var folder = Directory.CreateTempSubdirectory("chatops-bench-").FullName;
        try
        {
            using var host = Build(folder);
            await host.Services.GetRequiredService<IWorkforceStore>().MigrateAsync(CancellationToken.None);
            await host.Services.GetRequiredService<WorkforceImport>().RunAsync(new CsvWorkforceSource(Path.Combine(repository, "samples", "team")), null, null, CancellationToken.None);
            await host.Services.GetRequiredService<ModelTrainer>().TrainAsync(new TrainingRequest { By = "benchmark", Compares = false }, null, CancellationToken.None);
            await host.StartAsync();
            var messages = Messages(Path.Combine(repository, "tests", "data", "understanding", "given.jsonl"));
            var figures = new Dictionary<string, double>
            {
                ["planner_p50_ms"] = await PlannerAsync(host.Services, messages),
                ["turn_p50_ms"] = Quantile(await TurnsAsync(host.Services, messages, 1, 400), 0.5),
                ["turns200_p95_ms"] = Quantile(await TurnsAsync(host.Services, messages, Conversations, TurnsEach), 0.95),
            };
            await host.StopAsync();
            return figures;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    internal static IHost Build(string folder)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = folder });
        builder.Logging.ClearProviders();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Store:Path"] = Path.Combine(folder, "chatops.db"),
            ["Learning:RegistryPath"] = Path.Combine(folder, "models"),
        });
        builder.Services.AddChatOps(builder.Configuration);
        builder.AddCluster();
        return builder.Build();
    }

    private static async Task<double> PlannerAsync(IServiceProvider services, string[] messages)
    {
        var planner = services.GetRequiredService<OfflinePlanner>();
        var snapshot = (await services.GetRequiredService<RankingProvider>().GetAsync(CancellationToken.None)).Snapshot;
        var speaker = new Speaker("U17", "Quentin Dubois", Role.Manager);
        var times = new List<double>();
        for (var round = 0; round < 6; round++)
        {
            foreach (var message in messages)
            {
                var started = TimeProvider.System.GetTimestamp();
                planner.Plan(message, hasFiles: false, speaker, new ConversationState(), snapshot);
                if (round > 0)
                    times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
            }
        }

        return Quantile(times, 0.5);
    }

    /// <summary>Every conversation says its messages one after the other; all conversations at once.</summary>
    private static async Task<List<double>> TurnsAsync(IServiceProvider services, string[] messages, int conversations, int turns)
    {
        var agent = services.GetRequiredService<IConversations>();
        var speaker = new Speaker("U17", "Quentin Dubois", Role.Manager);
        var times = await Task.WhenAll(Enumerable.Range(0, conversations).Select(conversation => Task.Run(async () =>
        {
            var own = new List<double>();
            for (var n = 0; n < turns; n++)
            {
                var turn = new Turn
                {
                    EventId = Guid.NewGuid().ToString("N"),
                    ConversationId = $"bench:{conversations}:{conversation}",
                    Speaker = speaker,
                    Text = messages[((conversation * turns) + n) % messages.Length],
                };
                var started = TimeProvider.System.GetTimestamp();
                await agent.TakeTurnAsync(turn, progress: null, CancellationToken.None);
                own.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
            }

            return own;
        })));
        return [.. times.SelectMany(t => t)];
    }

    private static double Quantile(List<double> times, double share)
    {
        times.Sort();
        return times[(int)(share * (times.Count - 1))];
    }

    private static string[] Messages(string path) => [.. File.ReadLines(path).Select(l => (string?)JsonNode.Parse(l)!["text"] ?? "").Where(t => t.Length > 0)];
}
