using System.CommandLine;
using System.Text.Json;
using ChatOps.Agent.Replies;
using ChatOps.Host.Commands.Evaluating;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Ranking.Factors;
using ChatOps.Workforce.Store;

namespace ChatOps.Host.Commands;

/// <summary><c>evaluate</c>: how well the ranking does on the newest decisions, next to baselines.</summary>
internal static class EvaluateCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Prints the report as JSON." };
        var ratings = new Option<string?>("--ratings")
        {
            Description = "Measures the factor models instead: a file of user, item, rating and time with tabs between; goes with --split. Prints JSON.",
        };
        var split = new Option<string?>("--split") { Description = "Ratings of the same form to measure on." };
        var pictures = new Option<string?>("--pictures") { Description = "Folder for pictures: calibration curve, lift by span of time, importance of features." };
        var command = new Command(
            "evaluate",
            "Measures the ranking on the newest 20 % of the finished tasks in the store, knowing only what came before them, next to baselines; and what recommendations brought.")
        {
            json, pictures, ratings, split,
        };
        command.Validators.Add(r =>
        {
            if (r.GetResult(ratings) is null != r.GetResult(split) is null)
                r.AddError("--ratings FILE goes with --split FILE.");
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(ratings) is { } file
            ? RunRatingsAsync(file, parsed.GetValue(split)!, cancellationToken)
            : RunAsync(parsed.GetValue(json), parsed.GetValue(pictures), cancellationToken));
        return command;
    }

    private static async Task<int> RunRatingsAsync(string ratings, string split, CancellationToken cancellationToken)
    {
        var file = new RatingFile();
        var (training, test) = (await file.ReadAsync(ratings, cancellationToken), await file.ReadAsync(split, cancellationToken));
        if (training.Ratings.Count == 0)
            throw new RefusedException($"{ratings} has no ratings to learn from.");
        var report = await Task.Run(() => FactorEvaluation.Run(
            file.ToSet(training), test.Ratings, testIsLater: test.First >= training.Last, cancellationToken), cancellationToken);
        Console.Out.WriteLine(JsonSerializer.Serialize(report, ReplyJson.Indented));
        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(bool json, string? pictures, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildForVerb();
        await host.Services.GetRequiredService<FirstStart>().PrepareAsync(cancellationToken);
        var data = await host.Services.GetRequiredService<IWorkforceStore>().ReadAllAsync(cancellationToken);
        var report = await Task.Run(() => RankingEvaluation.Run(data, cancellationToken), cancellationToken);
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(report, ReplyJson.Indented));
        else
            EvaluationTables.Write(report, Terminal.Out);

        if (pictures is null)
            return ExitCode.Done;
        if (report.KnownThrough is null)
            throw new RefusedException("There is nothing to draw yet: no finished task has an outcome.");
        foreach (var path in EvaluationPictures.Save(report, pictures))
            await Console.Error.WriteLineAsync(path);
        return ExitCode.Done;
    }
}
