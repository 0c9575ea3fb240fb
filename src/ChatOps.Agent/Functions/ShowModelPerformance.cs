using System.Globalization;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Performance;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Functions;

/// <summary>training.model_performance: how well the models that serve foretold later outcomes, beside baselines on the same ones.</summary>
internal sealed class ShowModelPerformance : IChatFunction
{
    private const string NotMeasured = "not measured";

    public string Name => "training.model_performance";

    public Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var asked = context.Call["model"] ?? "all";
        var (texts, blocks) = (new List<string>(), new List<ReplyBlock>());
        if (asked is "ranking" or "all")
        {
            texts.Add(Ranking(context.Ranking));
            if (context.Ranking.Model.Competition is { Contenders.Count: > 0 } competition)
                blocks.Add(Table(competition));
        }

        if (asked is "performance" or "all")
        {
            texts.Add(Performance(context.Ranking));
            if (context.Ranking.Performance?.Report is { Targets.Count: > 0 } report)
                blocks.Add(Table(report));
        }

        return Task.FromResult(new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = string.Join("\n\n", texts),
            Blocks = blocks,
            Note = blocks.Count > 0 ? "Every figure is on outcomes later than what the model had learned from; baselines are measured on the same ones." : null,
        });
    }

    private static string Ranking(RankingService ranking)
    {
        var model = ranking.Model;
        if (model.Version == 0)
        {
            return $"The ranking has not been trained yet: the document's formula serves, and how good it is was not measured. "
                + $"There are {Wording.Count(ranking.Snapshot.History.Work.Count, "outcome")}; learning takes {SuccessCalibration.MinOutcomes}.";
        }

        var basis = Wording.Text($"**Ranking v{model.Version}** of {model.TrainedAt.LocalDateTime:d MMM yyyy}, from {Wording.Count(model.Outcomes, "outcome")}.");
        var newer = ranking.Snapshot.History.Work.Count - model.Outcomes;
        if (newer > 0)
            basis += $" {Wording.Count(newer, "outcome")} since then {(newer == 1 ? "is" : "are")} not in it.";
        if (model.Competition is not { } competition)
            return $"{basis} How good it is was not measured.";
        var serving = competition.Contenders.FirstOrDefault(c => c.Serves);
        var figures = serving is null
            ? ""
            : Wording.Text($" On {competition.Outcomes:N0} later outcomes {Named(serving)} was right about success in {Wording.Percent(serving.Accuracy)}")
                + (competition.MajorityRate is { } majority ? $" (always saying the likelier end: {Wording.Percent(majority)})" : "")
                + (serving.Auc is { } auc ? Wording.Text($", AUC {auc:0.00}") : "") + ".";
        return string.Join(' ', [basis + figures, competition.Verdict, .. model.Remarks]);
    }

    private static string Performance(RankingService ranking)
    {
        if (ranking.Performance is not { } model)
        {
            return "Performance prediction has not been trained yet. "
                + $"There are {Wording.Count(ranking.Snapshot.History.Work.Count, "outcome")}; learning takes {PerformanceTrainer.MinOutcomes}.";
        }

        return Wording.Text($"**Performance v{model.Version}** of {model.TrainedAt.LocalDateTime:d MMM yyyy}, from {Wording.Count(model.Outcomes, "outcome")}. {model.Report.Verdict}");
    }

    private static TableBlock Table(SuccessCompetition competition) => new(
        Wording.Text($"Chance of success, {competition.Outcomes:N0} later outcomes"),
        ["", "Right", "AUC", "Log loss", "Brier", "Calibration error", "Ahead of others"],
        [
            .. competition.Contenders.Select(c => (IReadOnlyList<string>)
            [
                c.Serves ? $"{c.Kind} (serves)" : c.Kind,
                Wording.Percent(c.Accuracy),
                Figure(c.Auc, 3),
                Figure(c.LogLoss, 3),
                Figure(c.Brier, 3),
                Figure(c.CalibrationError, 3),
                c.AheadOfOthers is { } ahead ? Wording.Percent(ahead) : NotMeasured,
            ]),
            .. competition.MajorityRate is { } majority ? new[] { (IReadOnlyList<string>)["always the likelier end", Wording.Percent(majority), "", "", "", "", ""] } : [],
        ]);

    private static TableBlock Table(PerformanceReport report) => new(
        Wording.Text($"Predictions, {report.Measured:N0} later outcomes"),
        ["", "RMSE", "MAE", "R²", "MAPE", "In the 80 % interval"],
        [
            .. report.Targets.SelectMany(t => new[] { Row($"{t.Target} (serves)", t.Target, t.Figures, t.Coverage is { } held ? Wording.Percent(held) : NotMeasured) }
                .Concat(t.Baselines.Select(b => Row($"{t.Target}: {b.Name}", t.Target, b.Figures, "")))),
        ]);

    private static IReadOnlyList<string> Row(string name, PerformanceTarget target, RegressionFigures figures, string coverage)
    {
        var (digits, unit) = target == PerformanceTarget.Hours ? (1, " h") : (3, "");
        return
        [
            name,
            Figure(figures.Rmse, digits, unit),
            Figure(figures.Mae, digits, unit),
            Figure(figures.RSquared, 2),
            figures.Mape is { } mape ? Wording.Text($"{mape:0.0} %{(figures.ZerosLeftOut > 0 ? $" ({figures.ZerosLeftOut} zeros left out)" : "")}") : NotMeasured,
            coverage,
        ];
    }

    private static string Named(Contender contender) => contender.Parameters.Length > 0 ? $"the {contender.Kind} model" : contender.Kind;

    private static string Figure(double? value, int digits, string unit = "")
    {
        if (value is not { } known || !double.IsFinite(known))
            return NotMeasured;
        var rounded = Math.Round(known, digits) + 0.0; // no "-0.00"
        return rounded.ToString($"F{digits}", CultureInfo.InvariantCulture) + unit;
    }
}
