using System.Globalization;
using ChatOps.Learning.Evaluation;
using ScottPlot;

namespace ChatOps.Host.Commands.Evaluating;

/// <summary>Draws an evaluation: calibration curve, lift by span of time, importance of features.</summary>
internal static class EvaluationPictures
{
    private const int Width = 900, Height = 560;
    private const int FeaturesShown = 12;

    private static readonly Color Ours = Color.FromHex("#0f5bb5");
    private static readonly Color Theirs = Color.FromHex("#8a8f98");

    /// <summary>Writes the pictures into a folder, which is made if need be, and says which.</summary>
    public static IReadOnlyList<string> Save(EvaluationReport report, string folder)
    {
        Directory.CreateDirectory(folder);
        var drawn = new List<string>();
        void Draw(string name, Plot plot)
        {
            var path = Path.Combine(folder, name);
            plot.SavePng(path, Width, Height);
            drawn.Add(path);
        }

        Draw("calibration.png", Calibration(report.Methods[(int)EvaluatedMethod.Serving]));
        Draw("lift.png", Lift(report));
        if (report.Importance is { } importance)
            Draw("importance.png", Importance(importance));
        return drawn;
    }

    private static Plot Calibration(MethodReport serving)
    {
        var plot = New("Chances of success said and seen", "said", "seen (95 %)");
        var ideal = plot.Add.Line(0, 0, 1, 1);
        (ideal.LineColor, ideal.LinePattern, ideal.LegendText) = (Theirs, LinePattern.Dashed, "as it should be");
        foreach (var bin in serving.Calibration)
        {
            var range = plot.Add.Line(bin.Said, bin.Seen.Low ?? 0, bin.Said, bin.Seen.High ?? 1);
            (range.LineColor, range.LineWidth) = (Ours, 2);
            var count = plot.Add.Text(bin.Decisions.ToString(CultureInfo.InvariantCulture), bin.Said + 0.012, bin.Seen.Value ?? 0);
            count.LabelFontColor = Theirs;
        }

        var points = plot.Add.Markers(serving.Calibration.Select(b => b.Said).ToArray(), serving.Calibration.Select(b => b.Seen.Value ?? 0).ToArray());
        (points.Color, points.MarkerSize, points.LegendText) = (Ours, 9, "as it serves, with the number of decisions");
        plot.Axes.SetLimits(0, 1, 0, 1);
        plot.ShowLegend(Alignment.UpperLeft);
        return plot;
    }

    private static Plot Lift(EvaluationReport report)
    {
        var plot = New("Success among the third scored best, over that of all", "span of time, from", "lift (1 is chance)");
        (EvaluatedMethod Method, Color Colour)[] methods = [(EvaluatedMethod.Serving, Ours), (EvaluatedMethod.SkillMatch, Theirs), (EvaluatedMethod.DocumentForest, Color.FromHex("#c9ccd1"))];
        for (var m = 0; m < methods.Length; m++)
        {
            var shift = (m - 1) * 0.26;
            var bars = plot.Add.Bars(
                report.Folds.Select((_, n) => n + shift).ToArray(),
                report.Folds.Select(f => f.Methods[(int)methods[m].Method].Metrics[Metric.Lift].Value ?? 0).ToArray());
            bars.Color = methods[m].Colour;
            bars.LegendText = EvaluationTables.Name(methods[m].Method);
            foreach (var bar in bars.Bars)
                bar.Size = 0.24;
        }

        var chance = plot.Add.HorizontalLine(1);
        (chance.LineColor, chance.LinePattern) = (Colors.Black, LinePattern.Dotted);
        plot.Axes.Bottom.SetTicks(
            [.. report.Folds.Select((_, n) => (double)n)], [.. report.Folds.Select(f => f.From.ToString("d MMM yyyy", CultureInfo.InvariantCulture))]);
        plot.Axes.Margins(bottom: 0);
        plot.ShowLegend(Edge.Bottom);
        return plot;
    }

    private static Plot Importance(ImportanceReport importance)
    {
        var shown = importance.Features.Take(FeaturesShown).Reverse().ToArray();
        var plot = New($"What moves the score most ({importance.Model})", importance.Unit, "");
        var bars = plot.Add.Bars(Enumerable.Range(0, shown.Length).Select(n => (double)n).ToArray(), shown.Select(i => i.Weight).ToArray());
        (bars.Color, bars.Horizontal) = (Ours, true);
        plot.Axes.Left.SetTicks([.. Enumerable.Range(0, shown.Length).Select(n => (double)n)], [.. shown.Select(i => i.Name)]);
        plot.Axes.Margins(left: 0);
        return plot;
    }

    private static Plot New(string title, string x, string y)
    {
        var plot = new Plot();
        plot.Title(title);
        plot.XLabel(x);
        plot.YLabel(y);
        plot.Grid.MajorLineColor = Color.FromHex("#e6e8eb");
        return plot;
    }
}
