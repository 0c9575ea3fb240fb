namespace ChatOps.Host.Dashboard;

/// <summary>What the overview shows somebody: only what chat would tell them.</summary>
/// <param name="Figures">Four figures; fewer for somebody who is nobody in the data.</param>
/// <param name="ChartTitle">Heading of the chart.</param>
/// <param name="ChartSummary">What it shows, as a sentence.</param>
/// <param name="Chart">Its columns, part by part; empty for none.</param>
/// <param name="ChartUnit">What stands behind its numbers, e.g. <c> h</c>.</param>
/// <param name="Attention">What needs them, the most pressing first.</param>
/// <param name="Note">Where the figures come from.</param>
internal sealed record OverviewReport(
    IReadOnlyList<OverviewFigure> Figures,
    string ChartTitle,
    string ChartSummary,
    IReadOnlyList<ChartSeries> Chart,
    string ChartUnit,
    IReadOnlyList<AttentionItem> Attention,
    string Note);
