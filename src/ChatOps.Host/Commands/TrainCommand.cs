using System.CommandLine;
using System.Globalization;
using ChatOps.Learning.Ranking;
using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary><c>train</c>: fits the ranking model on what the store holds.</summary>
internal static class TrainCommand
{
    public static Command Create()
    {
        var command = new Command("train", "Trains the ranking on the outcomes in the store and lets the new model serve.");
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var host = HostComposition.BuildForVerb();
        await host.Services.GetRequiredService<FirstStart>().PrepareAsync(cancellationToken);
        var rankings = host.Services.GetRequiredService<RankingProvider>();
        var model = await ProgressBar.RunAsync("Training", progress => rankings.TrainAsync(progress, cancellationToken));
        Terminal.Out.WriteLine(Describe(model));
        return ExitCode.Done;
    }

    /// <summary>What a model was trained on, as a sentence.</summary>
    public static string Describe(RankingModel model) => model.Calibration is null
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"Ranking v{model.Version} from {model.Outcomes:N0} outcomes. Chances of success are not measurable yet: that takes {SuccessCalibration.MinOutcomes} outcomes of both kinds after a warm-up, and there are {model.CalibratedOn}.")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"Ranking v{model.Version} from {model.Outcomes:N0} outcomes; chances of success calibrated on {model.CalibratedOn:N0} of them, each scored with what was known before it.{SuccessModel(model)}");

    private static string SuccessModel(RankingModel model) => model.Comparison is not { } c ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $" On the newest {c.Outcomes:N0} of them the success model {(model.Success is null ? "does not foretell" : "foretells")} the end better: log loss {c.Success:0.000} against {c.Calibration:0.000} (base rate {c.BaseRate:0.000}), so {(model.Success is null ? "the calibrated score" : "it")} speaks.");
}
