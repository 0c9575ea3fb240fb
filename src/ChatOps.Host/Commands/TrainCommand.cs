using System.CommandLine;
using System.Globalization;
using ChatOps.Learning;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;
using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary><c>train</c>: fits the models on what the store holds.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var tune = new Option<bool>("--tune") { Description = "Searches the parameters of the models too; takes a few times as long." };
        var model = new Option<string>("--model") { Description = "What to train: ranking, performance or all.", DefaultValueFactory = _ => "all" };
        model.AcceptOnlyFromAmong("ranking", "performance", "all");
        var promote = new Option<string>("--promote")
        {
            Description = "When the new version serves: better (if it is better beyond chance, and by as much as is asked for), never or always.",
            DefaultValueFactory = _ => "better",
        };
        promote.AcceptOnlyFromAmong("better", "never", "always");
        var command = new Command("train", "Trains on the outcomes in the store, compares with what serves on later outcomes, and lets a better model serve.") { model, tune, promote };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            new TrainingRequest
            {
                Kinds = Enum.Parse<ModelKinds>(parsed.GetValue(model)!, ignoreCase: true),
                Tuning = parsed.GetValue(tune) ? new SuccessTuning() : null,
                By = "command-line",
                Promotion = parsed.GetValue(promote) switch { "always" => PromotionRule.Always, "never" => PromotionRule.Never, _ => PromotionRule.IfBetter },
            },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(TrainingRequest request, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildForVerb();
        await host.Services.GetRequiredService<FirstStart>().PrepareAsync(cancellationToken);
        var trainer = host.Services.GetRequiredService<ModelTrainer>();
        var trained = await ProgressBar.RunAsync("Training", progress => Task.Run(
            () => trainer.TrainAsync(request, new Shares(progress), cancellationToken), cancellationToken));
        foreach (var remark in trained.Remarks.Except(trained.Ranking?.Model.Remarks ?? []))
            Terminal.Out.WriteLine(remark);
        if (trained.Ranking is { } ranking)
        {
            Write(ranking.Model, Terminal.Out);
            Write(ranking.Version, ranking.Serves, Terminal.Out);
        }

        if (trained.PerformanceReport is { } report)
            Write(report, Terminal.Out);
        if (trained.Performance is { } performance)
            Write(performance.Version, performance.Serves, Terminal.Out);
        return ExitCode.Done;
    }

    /// <summary>What a model was trained on, as a sentence.</summary>
    public static string Describe(RankingModel model) => string.Create(
        CultureInfo.InvariantCulture,
        $"Ranking v{model.Version} from {model.Outcomes:N0} outcomes. {model.Competition?.Verdict}");

    private static void Write(RankingModel model, IAnsiConsole console)
    {
        console.WriteLine(Describe(model));
        foreach (var remark in model.Remarks)
            console.WriteLine(remark);
        if (model.Competition is not { Contenders.Count: > 0 } competition)
            return;

        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"On the {competition.Outcomes:N0} newest outcomes, each foretold from what was known before its span of time (always saying the more frequent end: accuracy {competition.MajorityRate:0.000}):"));
        console.Write(Table(competition));
    }

    /// <summary>The comparison with what served, and whether the version serves now.</summary>
    private static void Write(ModelVersion version, bool serves, IAnsiConsole console)
    {
        if (version.Comparison is { } comparison)
        {
            console.WriteLine($"{comparison.Sentence} {comparison.StandIn}".TrimEnd());
            if (comparison.Methods.Count > 0)
            {
                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Compared on the {comparison.Decisions:N0} outcomes after {comparison.KnownThrough:d MMM yyyy}, each foretold from what was known before its span of time; in brackets how far {version} is ahead, with the 95 % interval:"));
                console.Write(ComparisonTable.Of(comparison));
            }
        }

        console.WriteLine(serves ? $"{version.Kind} {version} serves." : $"{version.Kind} {version} is kept and does not serve. To let it: chatops models promote {version}");
    }

    private static void Write(PerformanceReport report, IAnsiConsole console)
    {
        console.WriteLine(report.Verdict);
        if (report.Targets.Count == 0)
            return;
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("Predicted").AddColumn("by").AddColumn("RMSE").AddColumn("MAE").AddColumn("R²").AddColumn("MAPE").AddColumn("in the 80 % interval")
            .AddColumn("its mean width");
        foreach (var target in report.Targets)
        {
            table.AddRow([target.Target.ToString(), "the model", .. Cells(target.Figures), Figure(target.Coverage), Figure(target.MeanWidth)]);
            foreach (var baseline in target.Baselines)
                table.AddRow(["", Markup.Escape(baseline.Name), .. Cells(baseline.Figures), "", ""]);
        }

        console.Write(table);
    }

    private static string[] Cells(RegressionFigures figures) =>
    [
        Figure(figures.Rmse),
        Figure(figures.Mae),
        Figure(figures.RSquared),
        figures.Mape is { } mape
            ? string.Create(CultureInfo.InvariantCulture, $"{mape:0.0} %{(figures.ZerosLeftOut > 0 ? $" ({figures.ZerosLeftOut} zeros left out)" : "")}")
            : "",
    ];

    private static Table Table(SuccessCompetition competition)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("Foretold by").AddColumn("log loss").AddColumn("behind the best").AddColumn("Brier").AddColumn("AUC").AddColumn("accuracy")
            .AddColumn("calibration error").AddColumn("ahead of others");
        foreach (var c in competition.Contenders)
        {
            var calibration = c.Calibration == "as it is" ? "" : $", {c.Calibration}";
            table.AddRow(
                Markup.Escape($"{c.Kind}{(c.Parameters.Length > 0 ? $" ({c.Parameters})" : "")}{calibration}{(c.Serves ? " <- serves" : "")}"),
                Figure(c.LogLoss),
                string.Create(CultureInfo.InvariantCulture, $"{c.Behind:0.000} ± {c.BehindError:0.000}"),
                Figure(c.Brier),
                Figure(c.Auc),
                Figure(c.Accuracy),
                Figure(c.CalibrationError),
                Figure(c.AheadOfOthers));
        }

        return table;
    }

    private sealed class Shares(IProgress<double> whole) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => whole.Report(value.Share);
    }

    private static string Figure(double? value) => value?.ToString("0.000", CultureInfo.InvariantCulture) ?? "";
}
