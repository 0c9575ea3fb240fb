using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Ranking.Factors;
using ChatOps.Workforce.Store;
using Spectre.Console;

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
        var command = new Command(
            "evaluate",
            "Measures the ranking on the newest 20 % of the finished tasks in the store, knowing only what came before them, next to baselines.")
        {
            json, ratings, split,
        };
        command.Validators.Add(r =>
        {
            if (r.GetResult(ratings) is null != r.GetResult(split) is null)
                r.AddError("--ratings FILE goes with --split FILE.");
        });
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(ratings) is { } file
            ? RunRatingsAsync(file, parsed.GetValue(split)!, cancellationToken)
            : RunAsync(parsed.GetValue(json), cancellationToken));
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
        Console.Out.WriteLine(JsonSerializer.Serialize(report, ReplyJson.Options));
        return ExitCode.Done;
    }

    private static async Task<int> RunAsync(bool json, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildForVerb();
        await host.Services.GetRequiredService<FirstStart>().PrepareAsync(cancellationToken);
        var data = await host.Services.GetRequiredService<IWorkforceStore>().ReadAllAsync(cancellationToken);
        var report = RankingEvaluation.Run(data, cancellationToken);
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(report, ReplyJson.Options));
            return ExitCode.Done;
        }

        if (report.KnownThrough is not { } knownThrough)
        {
            Terminal.Out.WriteLine("Not measurable yet: there are no finished tasks with outcomes in the store.");
            return ExitCode.Done;
        }

        Terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Decisions:N0} decisions after {knownThrough:d MMM yyyy}, scored with what was known that evening."));
        Terminal.Out.Write(Table(report));
        Terminal.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Success probability: accuracy {Figure(report.Accuracy)} (always saying the more frequent end: {Figure(report.MajorityRate)}), Brier score {Figure(report.Brier)}."));
        return ExitCode.Done;
    }

    private static Table Table(EvaluationReport report)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("Method").AddColumn("AUC of success").AddColumn("chosen in top 5").AddColumn("in top 10").AddColumn("MRR");
        foreach (var m in report.Methods)
        {
            table.AddRow(
                Markup.Escape(m.Method), Figure(m.SuccessAuc), Figure(m.ChosenInTop5), Figure(m.ChosenInTop10), Figure(m.ChosenMrr));
        }

        return table;
    }

    private static string Figure(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "not measurable";
}
