namespace ChatOps.Host.Dashboard;

/// <summary>A line of a chart, or one part of its columns.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Points">Its points; as many, and with the same labels, as every other series of the chart.</param>
public sealed record ChartSeries(string Name, IReadOnlyList<ChartPoint> Points);
