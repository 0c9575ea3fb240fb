using ChatOps.Learning.Registry;
using ChatOps.Learning.Retraining;
using ChatOps.Workforce.Store.Reports;

namespace ChatOps.Host.Dashboard;

/// <summary>Versions of models by the page, and how they did.</summary>
internal static class ModelTable
{
    /// <summary>A page of the versions of a kind, the newest first.</summary>
    public static RowPage<VersionRow> Read(ModelRegistry registry, ModelKind kind, TableRequest request)
    {
        var (history, serving) = (registry.History(kind), registry.Promoted(kind));
        var page = request.Cut([.. registry.Versions(kind).Reverse()]);
        return new RowPage<VersionRow>([.. page.Rows.Select(v => new VersionRow(v, v.Number == serving, history.LastOrDefault(p => p.Version == v.Number)))], page.Total);
    }

    /// <summary>Names of the figures that versions of a kind were compared by.</summary>
    public static IReadOnlyList<string> Figures(IReadOnlyList<ModelVersion> versions) =>
        [.. versions.SelectMany(v => v.Comparison?.Figures ?? []).Distinct()];

    /// <summary>
    /// A figure version by version, oldest first. One that was made without a comparison, as the first is, has what it had when a later one was
    /// compared with it.
    /// </summary>
    public static ChartSeries OverTime(IReadOnlyList<ModelVersion> versions, string figure, int most) => new(figure,
    [
        .. versions.TakeLast(most).Select(v =>
        {
            var found = Of(v.Comparison, 0, figure) ?? versions.Where(later => later.Parent == v.Number).Select(later => Of(later.Comparison, 1, figure)).FirstOrDefault(f => f is not null);
            return new ChartPoint(v.ToString(), found?.Value, found?.Low, found?.High);
        }),
    ]);

    private static Learning.Evaluation.MeasuredValue? Of(ModelComparison? comparison, int method, string figure) =>
        comparison is not null && comparison.Methods.Count > method && comparison.Figures.ToList().IndexOf(figure) is >= 0 and var at && at < comparison.Methods[method].Figures.Count
            ? comparison.Methods[method].Figures[at]
            : null;
}
