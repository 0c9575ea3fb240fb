using System.Text.Json;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Ranking.Affinity;
using ChatOps.Workforce;

namespace ChatOps.Benchmarks;

/// <summary>The figures of the README in one JSON line, in well under two minutes. Rough: no isolation, medians of many calls.</summary>
internal static class QuickRun
{
    /// <summary>When the peer's grid search, the last and longest part, is stopped: two minutes less what building and starting may take.</summary>
    private static readonly TimeSpan Whole = TimeSpan.FromSeconds(105);

    /// <summary>How long the search may take where it is waited for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <param name="waitForPeer">Waits for the Python peer's grid search even beyond the two minutes.</param>
    public static async Task PrintAsync(bool waitForPeer)
    {
        var started = TimeProvider.System.GetTimestamp();
        var small = await Companies.GenerateAsync(300, 1_500);
        Companies.Train(small); // compiled before it is measured
        var training = TimeProvider.System.GetTimestamp();
        var model = Companies.Train(small);
        var trainSeconds = TimeProvider.System.GetElapsedTime(training).TotalSeconds;
        training = TimeProvider.System.GetTimestamp();
        Companies.Train(small, new SuccessTuning());
        var tunedSeconds = TimeProvider.System.GetElapsedTime(training).TotalSeconds;

        var figures = new Dictionary<string, double>
        {
            ["rank300_p50_ms"] = MedianRank(small, model, calls: 5_000),
            ["rank10000_ms"] = MedianRank(await Companies.GenerateAsync(10_000, 1_500), model, calls: 500),
            ["rank100000_ms"] = MedianRank(await Companies.GenerateAsync(100_000, 1_500), model, calls: 50),
            ["train_s"] = trainSeconds,
            ["train_tuned_s"] = tunedSeconds,
        };
        figures["cv_pdf_p50_ms"] = await CvFigures.PdfMedianAsync(Path.Combine(FindRepository(), "tests"));
        foreach (var (name, milliseconds) in await AgentFigures.MeasureAsync(FindRepository()))
            figures[name] = milliseconds;
        foreach (var (name, seconds) in await IncidentsAsync())
            figures[name] = seconds;
        await PeerFigures.AddAsync(figures, small, tunedLimit: () => waitForPeer ? Patience : Left(started));
        Console.WriteLine(JsonSerializer.Serialize(figures.ToDictionary(f => f.Key, f => Math.Round(f.Value, 4))));
    }

    private static TimeSpan Left(long started)
    {
        var left = Whole - TimeProvider.System.GetElapsedTime(started);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static double MedianRank(WorkforceData data, RankingModel model, int calls)
    {
        var service = Companies.Serve(data, model);
        var open = data.WorkItems.Where(i => i.Status == WorkItemStatus.Open).Select(i => i.Id).ToArray();
        var times = new double[calls];
        for (var n = -calls; n < calls; n++)
        {
            var started = TimeProvider.System.GetTimestamp();
            service.Rank(new RankingRequest(open[Math.Abs(n) % open.Length]));
            if (n >= 0)
                times[n] = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds;
        }

        Array.Sort(times);
        return times[calls / 2];
    }

    /// <summary>The flat log of the samples: learning all of it, and the strict replay of its newest fifth.</summary>
    private static async Task<(string Name, double Seconds)[]> IncidentsAsync()
    {
        var folder = Path.Combine(FindRepository(), "samples", "incidents");
        var map = FlatLogMap.Read(Path.Combine(folder, "map.json"));
        var rows = (await FlatLog.ReadAsync(Path.Combine(folder, "tasks.csv"), map, needsPerson: true, CancellationToken.None)).Rows
            .OrderBy(r => r.Opened).ToArray();
        var cut = rows.Length * 4 / 5;

        var started = TimeProvider.System.GetTimestamp();
        _ = AffinityReplay.Static(rows, rows[..1], true, map.Categories.Count, new AffinityOptions(), 10, CancellationToken.None).Count();
        var train = TimeProvider.System.GetElapsedTime(started).TotalSeconds;

        started = TimeProvider.System.GetTimestamp();
        _ = AffinityReplay.Replay(rows[..cut], rows[cut..], map.Categories.Count, new AffinityOptions(), 10, CancellationToken.None).Count();
        return [("incidents_train_s", train), ("incidents_replay_s", TimeProvider.System.GetElapsedTime(started).TotalSeconds)];
    }

    public static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ChatOps.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The benchmarks run inside the repository.");
    }
}
