using System.Diagnostics;
using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Training;
using ChatOps.Learning;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Retraining;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Synthetic;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.DependencyInjection;

namespace ChatOps.Benchmarks;

/// <summary>How long a retraining with its comparison takes on the generated company of 300 people and 1,500 tasks, and what it costs those who ask meanwhile.</summary>
internal static class TrainingFigures
{
    private static readonly TimeSpan BetweenTurns = TimeSpan.FromMilliseconds(50);

    /// <summary>Seconds of a retraining; milliseconds of turns ("who should take ...?", kept in SQLite), one every 50 ms, without and while it runs.</summary>
    public static async Task<IReadOnlyDictionary<string, double>> MeasureAsync()
    {
        ThreadPool.SetMinThreads(16, 16); // as the host does
        var folder = Directory.CreateTempSubdirectory("chatops-bench-").FullName;
        try
        {
            using var host = AgentFigures.Build(folder);
            await host.Services.GetRequiredService<IWorkforceStore>().MigrateAsync(CancellationToken.None);
            await host.Services.GetRequiredService<WorkforceImport>().RunAsync(
                new SyntheticWorkforceSource(new SyntheticCompanyOptions { Today = DateOnly.FromDateTime(TimeProvider.System.GetLocalNow().DateTime) }), null, null, CancellationToken.None);
            var trainer = host.Services.GetRequiredService<ModelTrainer>();
            await trainer.TrainAsync(new TrainingRequest { By = "benchmark", Compares = false }, null, CancellationToken.None);
            var (retrained, stages) = await AloneAsync(trainer);
            await host.StartAsync();
            await TurnsAsync(host.Services, Task.Delay(TimeSpan.FromSeconds(3))); // warm
            var alone = await TurnsAsync(host.Services, Task.Delay(TimeSpan.FromSeconds(10)));
            var started = Stopwatch.GetTimestamp();
            var training = BackgroundScheduler.Trainings.RunAsync(() => trainer.TrainAsync(new TrainingRequest { By = "benchmark" }, null, CancellationToken.None));
            var meanwhile = await TurnsAsync(host.Services, training);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            await host.StopAsync();
            return new Dictionary<string, double>(stages)
            {
                ["retrain_compared_s"] = Math.Round(retrained, 2),
                ["retrain_compared_while_asked_s"] = Math.Round(seconds, 2),
                ["turn_p50_ms"] = Quantile(alone, 0.5),
                ["turn_p99_ms"] = Quantile(alone, 0.99),
                ["turn_while_training_p50_ms"] = Quantile(meanwhile, 0.5),
                ["turn_while_training_p99_ms"] = Quantile(meanwhile, 0.99),
                ["turns_while_training"] = meanwhile.Length,
            };
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A retraining with nothing beside it: its seconds, and those of its stages.</summary>
    private static async Task<(double Seconds, Dictionary<string, double> Stages)> AloneAsync(ModelTrainer trainer)
    {
        var stages = new Dictionary<string, double>();
        var (stage, since) = (TrainingStage.Collect, Stopwatch.GetTimestamp());
        var began = since;
        await trainer.TrainAsync(new TrainingRequest { By = "benchmark" }, new Steps(at =>
        {
            if (at.Stage == stage)
                return;
            stages[$"retrain_{stage.ToString().ToLowerInvariant()}_s"] = Math.Round(Stopwatch.GetElapsedTime(since).TotalSeconds, 2);
            (stage, since) = (at.Stage, Stopwatch.GetTimestamp());
        }), CancellationToken.None);
        return (Stopwatch.GetElapsedTime(began).TotalSeconds, stages);
    }

    /// <summary>Asks until something has ended; each turn is sent at its time, whether the one before was answered or not.</summary>
    private static async Task<double[]> TurnsAsync(IServiceProvider services, Task until)
    {
        var (conversations, snapshot) = (services.GetRequiredService<IConversations>(), (await services.GetRequiredService<RankingProvider>().GetAsync(CancellationToken.None)).Snapshot);
        var turns = new List<Task<double>>();
        using var timer = new PeriodicTimer(BetweenTurns);
        while (!until.IsCompleted && await timer.WaitForNextTickAsync())
        {
            var number = turns.Count;
            turns.Add(Task.Run(async () =>
            {
                var started = Stopwatch.GetTimestamp();
                await conversations.TakeTurnAsync(
                    new Turn
                    {
                        EventId = Guid.NewGuid().ToString("N"),
                        ConversationId = $"bench:{number % 20}",
                        Speaker = new Speaker(null, "Bench", Role.Manager),
                        Text = $"who should take {snapshot.WorkItems[number * 7 % snapshot.WorkItems.Count].Id}?",
                    },
                    progress: null,
                    CancellationToken.None);
                return Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }));
        }

        await until;
        return await Task.WhenAll(turns);
    }

    private sealed class Steps(Action<TrainingProgress> report) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => report(value);
    }

    private static double Quantile(double[] times, double share)
    {
        var sorted = times.Order().ToArray();
        return sorted.Length == 0 ? 0 : Math.Round(sorted[(int)(share * (sorted.Length - 1))], 1);
    }
}
