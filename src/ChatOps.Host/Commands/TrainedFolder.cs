using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;

namespace ChatOps.Host.Commands;

/// <summary>A ranking trained on a folder of CSV files, without a store.</summary>
/// <param name="Ranking">The ranking, as of the newest day in the folder.</param>
/// <param name="Open">The open tasks, in the order of the file.</param>
internal sealed record TrainedFolder(RankingService Ranking, IReadOnlyList<WorkItem> Open)
{
    /// <summary>Reads a folder, says on standard error which rows can't be used, and trains.</summary>
    /// <exception cref="SourceRefusedException">The folder can't be used.</exception>
    public static async Task<TrainedFolder> ReadAsync(string folder, CancellationToken cancellationToken)
    {
        var (data, report) = await WorkforceLoad.ReadAsync(new CsvWorkforceSource(folder), cancellationToken);
        foreach (var rejection in report.Files.SelectMany(f => f.Rejections))
            await Console.Error.WriteLineAsync($"{rejection.Place}, line {rejection.Line}, {rejection.Column}: {rejection.Reason}");

        var model = await ProgressBar.RunAsync("Training", progress => Task.Run(
            () => RankingTrainer.Train(data, version: 1, TimeProvider.System.GetUtcNow(), tuning: null, progress, cancellationToken), cancellationToken));
        return new TrainedFolder(
            new RankingService(WorkforceSnapshot.Build(data, NewestDay(data)), model),
            [.. data.WorkItems.Where(i => i.Status == WorkItemStatus.Open)]);
    }

    /// <summary>The day on which a folder ends: its data was complete then, and nothing in it is from later.</summary>
    private static DateOnly NewestDay(WorkforceData data) => data.WorkItems.Select(i => i.Created)
        .Concat(data.Assignments.Select(a => a.Date))
        .Concat(data.Outcomes.Select(o => o.CompletionDate))
        .DefaultIfEmpty(DateOnly.MinValue)
        .Max();
}
