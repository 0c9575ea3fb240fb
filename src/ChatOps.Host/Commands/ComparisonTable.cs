using System.Globalization;
using ChatOps.Learning.Evaluation;
using ChatOps.Learning.Retraining;
using Spectre.Console;

namespace ChatOps.Host.Commands;

/// <summary>A comparison of models as a table for a terminal.</summary>
internal static class ComparisonTable
{
    public static Table Of(ModelComparison comparison)
    {
        var table = new Table().Border(TableBorder.Simple).AddColumn("");
        foreach (var figure in comparison.Figures)
            table.AddColumn(Markup.Escape(figure));
        foreach (var method in comparison.Methods)
            table.AddRow([Markup.Escape(method.Name), .. method.Figures.Select((f, n) => Markup.Escape(Cell(f, method.Ahead.Count > 0 ? method.Ahead[n] : null)))]);
        return table;
    }

    private static string Cell(MeasuredValue figure, MeasuredValue? ahead) => figure.Value is not { } value
        ? ""
        : ahead is { Value: { } by, Low: { } low, High: { } high }
            ? string.Create(CultureInfo.InvariantCulture, $"{value:0.000} ({by:+0.000;-0.000}, {low:0.000} to {high:0.000})")
            : value.ToString("0.000", CultureInfo.InvariantCulture);
}
