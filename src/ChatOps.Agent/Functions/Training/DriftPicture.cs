using ChatOps.Agent.Replies;
using ChatOps.Learning.Monitoring;
using ScottPlot;

namespace ChatOps.Agent.Functions.Training;

/// <summary>The error of foretold chances week by week, as a picture with its numbers.</summary>
internal static class DriftPicture
{
    private const int Width = 900, Height = 420;

    private static readonly Color Ours = Color.FromHex("#0f5bb5");
    private static readonly Color Theirs = Color.FromHex("#8a8f98");

    public static PictureBlock Of(DriftReport report)
    {
        const string Title = "Error of the chance of success by week";
        var plot = new Plot();
        plot.Title(Title);
        plot.YLabel("Brier score, lower is better");
        plot.Grid.MajorLineColor = Color.FromHex("#e6e8eb");
        Add(plot, [.. report.Weeks.Where(w => w.SeenInTraining)], Theirs, "learned from");
        Add(plot, [.. report.Weeks.Where(w => !w.SeenInTraining)], Ours, "not seen in training");
        plot.Axes.DateTimeTicksBottom();
        plot.ShowLegend(Alignment.UpperLeft);
        var weeks = report.Weeks.Where(w => !w.SeenInTraining).ToArray();
        return new PictureBlock(
            Title,
            plot.GetImageBytes(Width, Height, ImageFormat.Png),
            Wording.Text($"Over {weeks.Length:N0} weeks that the model had not learned from, the error went from {weeks[0].Error:0.000} to {weeks[^1].Error:0.000}."),
            new TableBlock(Title, ["Week of", "Outcomes", "Error", "Said", "Seen", ""], [.. report.Weeks.Select(w => (IReadOnlyList<string>)
            [
                Wording.Day(w.Week, report.Today), Wording.Text($"{w.Outcomes:N0}"), Wording.Text($"{w.Error:0.000}"), Wording.Percent(w.Said), Wording.Percent(w.Seen), w.SeenInTraining ? "learned from" : "",
            ])]));
    }

    private static void Add(Plot plot, WeekError[] weeks, Color colour, string name)
    {
        if (weeks.Length == 0)
            return;
        var line = plot.Add.Scatter(weeks.Select(w => w.Week.ToDateTime(TimeOnly.MinValue)).ToArray(), weeks.Select(w => w.Error).ToArray());
        (line.Color, line.LineWidth, line.MarkerSize, line.LegendText) = (colour, 2, 7, name);
    }
}
