using System.Globalization;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Evaluation.Business;
using Spectre.Console;

namespace ChatOps.Host.Commands.Evaluating;

/// <summary>Prints an evaluation as tables.</summary>
internal static class EvaluationTables
{
    private const string NotMeasurable = "not measurable";

    private static readonly (Metric Metric, string Heading)[] Ranking =
    [
        (Metric.PrecisionAt5, "P@5"), (Metric.PrecisionAt10, "P@10"), (Metric.RecallAt5, "R@5"), (Metric.RecallAt10, "R@10"),
        (Metric.Mrr, "MRR"), (Metric.NdcgAt10, "NDCG@10"), (Metric.Coverage, "coverage"),
    ];

    private static readonly (Metric Metric, string Heading)[] Foretelling =
    [
        (Metric.Accuracy, "accuracy"), (Metric.F1, "F1"), (Metric.Auc, "AUC"), (Metric.Brier, "Brier"), (Metric.CalibrationError, "ECE"), (Metric.Lift, "lift"),
    ];

    public static void Write(EvaluationReport report, IAnsiConsole console)
    {
        foreach (var remark in report.Remarks)
            console.WriteLine(remark);
        if (report.KnownThrough is not { } knownThrough)
            return;

        console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Decisions:N0} decisions after {knownThrough:d MMM yyyy} in {report.Folds.Count} spans of time; everything is trained anew on what was known on the evening before each. Brackets: {report.IntervalLevel:P0} bootstrap intervals; relevant is who was asked and succeeded."));
        console.Write(Methods(report, "Where those who succeeded stand", Ranking));
        console.Write(Methods(report, string.Create(CultureInfo.InvariantCulture, $"How the end was foretold (always saying the more frequent one: accuracy {report.MajorityRate:0.000})"), Foretelling));
        console.Write(Ahead(report));
        console.Write(Folds(report));
        console.Write(Business(report.Business));
    }

    /// <summary>A method as people read it.</summary>
    public static string Name(EvaluatedMethod method) => method switch
    {
        EvaluatedMethod.Serving => "as it serves",
        EvaluatedMethod.DocumentFormula => "the document's formula",
        EvaluatedMethod.DocumentForest => "the document's random forest",
        EvaluatedMethod.SkillMatch => "plain skill match",
        EvaluatedMethod.Popularity => "whoever finished most",
        _ => "the share of successes so far",
    };

    private static Table Methods(EvaluationReport report, string title, (Metric Metric, string Heading)[] metrics)
    {
        var table = Grid(title, ["Method", .. metrics.Select(m => m.Heading)]);
        foreach (var method in report.Methods)
            table.AddRow([Name(method.Method), .. metrics.Select(m => Figure(method.Metrics[m.Metric]))]);
        return table;
    }

    private static Table Ahead(EvaluationReport report)
    {
        (Metric Metric, string Heading)[] metrics = [(Metric.NdcgAt10, "NDCG@10"), (Metric.Mrr, "MRR"), (Metric.Auc, "AUC"), (Metric.Brier, "Brier (less is better)")];
        var table = Grid("What serves less each baseline, on the same decisions", ["Baseline", .. metrics.Select(m => m.Heading)]);
        foreach (var method in report.Methods.Where(m => m.ServingAhead.Count > 0))
            table.AddRow([Name(method.Method), .. metrics.Select(m => Figure(method.ServingAhead[m.Metric], "+0.000;-0.000;0.000"))]);
        return table;
    }

    private static Table Folds(EvaluationReport report)
    {
        var table = Grid("Span by span", ["From", "To", "Decisions", "Serves", "NDCG@10", "skill match", "AUC", "skill match", "Brier", "ECE"]);
        foreach (var fold in report.Folds)
        {
            var (serving, match) = (fold.Methods[(int)EvaluatedMethod.Serving].Metrics, fold.Methods[(int)EvaluatedMethod.SkillMatch].Metrics);
            table.AddRow(
                Day(fold.From), Day(fold.To), fold.Decisions.ToString(CultureInfo.InvariantCulture), fold.Serves,
                Figure(serving[Metric.NdcgAt10]), Figure(match[Metric.NdcgAt10]), Figure(serving[Metric.Auc]), Figure(match[Metric.Auc]),
                Figure(serving[Metric.Brier]), Figure(serving[Metric.CalibrationError]));
        }

        return table;
    }

    private static Table Business(BusinessReport business)
    {
        var table = Grid("What recommendations brought (all stored work; not an experiment)", ["Assigned", "Outcomes", "Success rate", "Days", "Quality", "Actual over estimate"]);
        foreach (var group in business.Groups)
        {
            table.AddRow(
                group.Method.ToString(), group.Outcomes.ToString(CultureInfo.InvariantCulture), Figure(group.SuccessRate), Number(group.Days, "0.0"),
                Number(group.Quality, "0.000"), Number(group.HoursOverEstimate, "0.00"));
        }

        table.Caption(Markup.Escape(string.Create(
            CultureInfo.InvariantCulture,
            $"Recommendation followed: {Figure(business.Acceptance)} of {business.TasksWithCandidates} tasks with stored candidates. Load: {Number(business.Utilisation, "0 %")} of the week on average, spread {Number(business.UtilisationSpread, "0 %")}.")));
        return table;
    }

    private static Table Grid(string title, string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple).Title(Markup.Escape(title));
        foreach (var column in columns)
            table.AddColumn(Markup.Escape(column));
        return table;
    }

    private static string Figure(MeasuredValue value, string format = "0.000") => value.Value is not { } figure ? NotMeasurable
        : value is { Low: { } low, High: { } high }
            ? string.Create(CultureInfo.InvariantCulture, $"{figure.ToString(format, CultureInfo.InvariantCulture)} ({low.ToString(format, CultureInfo.InvariantCulture)} to {high.ToString(format, CultureInfo.InvariantCulture)})")
            : figure.ToString(format, CultureInfo.InvariantCulture);

    private static string Number(double? value, string format) => value?.ToString(format, CultureInfo.InvariantCulture) ?? NotMeasurable;

    private static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
