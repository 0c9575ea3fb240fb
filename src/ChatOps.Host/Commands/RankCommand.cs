using System.CommandLine;
using System.Globalization;
using ChatOps.Learning.Ranking.Affinity;

namespace ChatOps.Host.Commands;

/// <summary><c>rank</c>: ranks many tasks at once from files, without a store.</summary>
internal static class RankCommand
{
    private const int DefaultTop = 100;

    public static Command Create()
    {
        var data = new Option<string?>("--data") { Description = "Folder of CSV files: trains on it and ranks its OPEN tasks." };
        var history = new Option<string?>("--history") { Description = "Flat log to learn from: one CSV file, one row per task, who did it." };
        var map = new Option<string?>("--map") { Description = "JSON file that says which column of the log is which; goes with --history." };
        var tasks = new Option<string?>("--tasks") { Description = "CSV file of new tasks to rank with everything in the history." };
        var replay = new Option<string?>("--replay")
        {
            Description = "CSV file of later rows: each is ranked when it was opened, knowing only what was resolved before that moment.",
        };
        var output = new Option<string>("--out")
        {
            Description = "File to write, one JSON object per task: task, ranked, and success (--data) or share (--history).",
            Required = true,
        };
        var top = NumberOption.Create("--top", "People per task", DefaultTop, least: 1, most: 100_000);
        var command = new Command("rank", "Ranks many tasks at once from files, without a store.") { data, history, map, tasks, replay, output, top };
        command.Validators.Add(r =>
        {
            bool Has(Option option) => r.GetResult(option) is { Implicit: false };
            if (Has(data) == Has(history))
                r.AddError("Say what to learn from: either --data FOLDER or --history FILE.");
            else if (Has(history) && (!Has(map) || Has(tasks) == Has(replay)))
                r.AddError("--history goes with --map FILE and with either --tasks FILE or --replay FILE.");
            else if (Has(data) && (Has(map) || Has(tasks) || Has(replay)))
                r.AddError("--map, --tasks and --replay go with --history, not with --data.");
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(data) is { } folder
            ? RankFolderAsync(folder, parsed.GetValue(output)!, parsed.GetValue(top), cancellationToken)
            : RankLogAsync(
                parsed.GetValue(history)!,
                parsed.GetValue(map)!,
                parsed.GetValue(tasks),
                parsed.GetValue(replay),
                parsed.GetValue(output)!,
                parsed.GetValue(top),
                cancellationToken));
        return command;
    }

    private static async Task<int> RankLogAsync(
        string historyPath, string mapPath, string? tasksPath, string? replayPath, string output, int top, CancellationToken cancellationToken)
    {
        var map = FlatLogMap.Read(mapPath);
        var history = await FlatLog.ReadAsync(historyPath, map, needsPerson: true, cancellationToken);
        var later = await FlatLog.ReadAsync(tasksPath ?? replayPath!, map, needsPerson: false, cancellationToken);
        foreach (var rejection in history.Rejections.Concat(later.Rejections))
            await Console.Error.WriteLineAsync($"{rejection.Place}, line {rejection.Line}, {rejection.Column}: {rejection.Reason}");
        if (replayPath is not null && map.Resolved is null)
            throw new RefusedException("A replay needs to know when tasks were resolved: name that column in the map as \"resolved\".");

        var (columns, options) = (map.Categories.Count, new AffinityOptions());
        var started = TimeProvider.System.GetTimestamp();
        var count = 0;
        await using (var lines = new RankingFile(output))
        {
            var rankings = replayPath is not null
                ? AffinityReplay.Replay(history.Rows, later.Rows, columns, options, top, cancellationToken)
                : AffinityReplay.Static(history.Rows, later.Rows, map.Resolved is not null, columns, options, top, cancellationToken);
            foreach (var ranking in rankings)
            {
                count++;
                await lines.WriteAsync(new RankedTask(
                    ranking.Task, [.. ranking.People.Select(p => p.Person)], Success: null, [.. ranking.People.Select(p => Math.Round(p.Share, 5))]));
            }

            await lines.CommitAsync();
        }

        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} tasks ranked from a log of {history.Rows.Count:N0} rows in {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s."));
        return ExitCode.Done;
    }

    private static async Task<int> RankFolderAsync(string folder, string output, int top, CancellationToken cancellationToken)
    {
        var (service, open) = await TrainedFolder.ReadAsync(folder, cancellationToken);
        var model = service.Model;
        await using (var lines = new RankingFile(output))
        {
            foreach (var item in open)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var ranked = service.RankIds(item.Id, top);
                await lines.WriteAsync(new RankedTask(
                    item.Id,
                    [.. ranked.Select(r => r.Person.Id)],
                    !model.SaysSuccess ? null : [.. ranked.Select(r => Math.Round(r.Success!.Value, 5))],
                    Share: null));
            }

            await lines.CommitAsync();
        }

        await Console.Error.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"{open.Count:N0} open tasks ranked for {service.Snapshot.People.Count:N0} people as of {service.Snapshot.AsOf:d MMM yyyy}. {TrainCommand.Describe(model)}"));
        return ExitCode.Done;
    }
}
