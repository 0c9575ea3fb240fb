using System.Text.Json;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Benchmarks;

/// <summary>Trains on a million outcomes of 100,000 people and ranks them, in a few minutes: one JSON line with seconds, milliseconds and memory.</summary>
internal static class LargeRun
{
    private const int People = 100_000;
    private const int WorkItems = 1_000_000;

    public static async Task PrintAsync()
    {
        var data = Twice(await Companies.GenerateAsync(People, WorkItems));
        var started = TimeProvider.System.GetTimestamp();
        var model = Companies.Train(data);
        var train = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var peak = Environment.WorkingSet;

        started = TimeProvider.System.GetTimestamp();
        var service = Companies.Serve(data, model);
        var snapshot = TimeProvider.System.GetElapsedTime(started).TotalSeconds;
        var open = data.WorkItems.Where(i => i.Status == WorkItemStatus.Open).Select(i => i.Id).Take(60).ToArray();
        var times = new List<double>();
        foreach (var task in open)
        {
            started = TimeProvider.System.GetTimestamp();
            service.Rank(new RankingRequest(task));
            times.Add(TimeProvider.System.GetElapsedTime(started).TotalMilliseconds);
        }

        Console.Error.WriteLine(model.Competition?.Verdict);
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, double>
        {
            ["people"] = data.People.Count,
            ["outcomes"] = data.Outcomes.Count,
            ["train_s"] = Math.Round(train, 1),
            ["snapshot_s"] = Math.Round(snapshot, 1),
            ["rank_p50_ms"] = Math.Round(times.Order().ElementAt(times.Count / 2), 1),
            ["working_set_mb"] = peak / (1024 * 1024),
        }));
    }

    /// <summary>The generated company has an outcome for about half of its tasks; each is met a second time, a year earlier, under another id.</summary>
    private static WorkforceData Twice(WorkforceData data)
    {
        var assignments = data.Assignments.ToDictionary(a => a.Id, StringComparer.Ordinal);
        return data with
        {
            Assignments = [.. data.Assignments, .. data.Outcomes.Select(o => assignments[o.AssignmentId]).Select(a => a with { Id = "B" + a.Id, Date = a.Date.AddYears(-1) })],
            Outcomes = [.. data.Outcomes, .. data.Outcomes.Select(o => o with { AssignmentId = "B" + o.AssignmentId, CompletionDate = o.CompletionDate.AddYears(-1) })],
        };
    }
}
