namespace ChatOps.Host.Dashboard;

/// <summary>A point of a chart.</summary>
/// <param name="Label">What stands below it, e.g. a day.</param>
/// <param name="Value">Its height; null where nothing is known.</param>
/// <param name="Low">Lower end of its interval, if any.</param>
/// <param name="High">Upper end.</param>
public sealed record ChartPoint(string Label, double? Value, double? Low = null, double? High = null);
