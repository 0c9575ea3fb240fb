using System.CommandLine;
using System.Globalization;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Csv;

namespace ChatOps.Host.Commands;

/// <summary><c>rank</c>: ranks many tasks at once from files, without a store.</summary>
internal static class RankCommand
{
    private const int DefaultTop = 10;

    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Folder of CSV files: trains on it and ranks its OPEN tasks." };
        var output = new Option<string>("--out") { Description = "File to write, one JSON object per task: task, ranked, success.", Required = true };
        var top = new Option<int>("--top") { Description = $"People per task (default {DefaultTop}).", DefaultValueFactory = _ => DefaultTop };
        top.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() < 1)
                r.AddError("--top must be 1 or more.");
        });
        var command = new Command("rank", "Ranks many tasks at once from files, without a store.") { data, output, top };
        command.Validators.Add(r =>
        {
            if (r.GetResult(data) is null)
                r.AddError("Say what to rank: --data FOLDER.");
        });
        command.SetAction((parsed, cancellationToken) =>
            RankFolderAsync(parsed.GetValue(data)!, parsed.GetValue(output)!, parsed.GetValue(top), cancellationToken));
        return command;
    }

    private static async Task<int> RankFolderAsync(string folder, string output, int top, CancellationToken cancellationToken)
    {
        var (data, report) = await WorkforceLoad.ReadAsync(new CsvWorkforceSource(folder), cancellationToken);
        foreach (var rejection in report.Files.SelectMany(f => f.Rejections))
            await Console.Error.WriteLineAsync($"{rejection.Place}, line {rejection.Line}, {rejection.Column}: {rejection.Reason}");

        var asOf = NewestDay(data);
        var model = await ProgressBar.RunAsync("Training", progress => Task.Run(
            () => RankingTrainer.Train(data, version: 1, TimeProvider.System.GetUtcNow(), progress, cancellationToken), cancellationToken));
        var service = new RankingService(WorkforceSnapshot.Build(data, asOf), model);
        var open = service.Snapshot.WorkItems.Where(i => i.Status == WorkItemStatus.Open).ToArray();
        await using (var lines = new RankingFile(output))
        {
            foreach (var item in open)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var ranked = service.RankIds(item.Id, top);
                await lines.WriteAsync(new RankedTask(
                    item.Id,
                    [.. ranked.Select(r => r.Person.Id)],
                    model.Calibration is null ? null : [.. ranked.Select(r => Math.Round(r.Success!.Value, 5))]));
            }

            await lines.CommitAsync();
        }

        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{open.Length:N0} open tasks ranked for {data.People.Count:N0} people as of {asOf:d MMM yyyy}. {TrainCommand.Describe(model)}"));
        return ExitCode.Done;
    }

    /// <summary>The day on which a folder ends: its data was complete then, and nothing in it is from later.</summary>
    private static DateOnly NewestDay(WorkforceData data) => data.WorkItems.Select(i => i.Created)
        .Concat(data.Assignments.Select(a => a.Date))
        .Concat(data.Outcomes.Select(o => o.CompletionDate))
        .DefaultIfEmpty(DateOnly.MinValue)
        .Max();
}
