namespace ChatOps.Host.Dashboard;

/// <summary>A figure of the overview with its trend.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Value">The figure, e.g. <c>87 %</c>, or why there is none.</param>
/// <param name="Detail">What it is made of, as a short sentence.</param>
/// <param name="Trend">The same over time, oldest first.</param>
/// <param name="Format">How the numbers of the trend are written.</param>
/// <param name="Link">Where to see more; null for nowhere.</param>
public sealed record OverviewFigure(string Title, string Value, string Detail, IReadOnlyList<ChartPoint> Trend, Func<double, string> Format, string? Link)
{
    /// <summary>How it has changed over the trend, in words; null where that can't be said.</summary>
    public string? Change
    {
        get
        {
            var known = Trend.Where(p => p.Value is not null).ToArray();
            if (known.Length < 2)
                return null;
            var (first, last) = (known[0], known[^1]);
            var (before, now) = (Format(first.Value!.Value), Format(last.Value!.Value));
            return before == now ? $"As in the week of {first.Label}." : $"{before} in the week of {first.Label}.";
        }
    }
}
