namespace ChatOps.Host.Dashboard;

/// <summary>The scale of a chart: round numbers that hold all values.</summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end, above the lower one.</param>
/// <param name="Ticks">The numbers on it, from low to high, both ends among them.</param>
public sealed record Axis(double Low, double High, IReadOnlyList<double> Ticks)
{
    private const int Steps = 4;

    private static readonly double[] Round = [1, 2, 5, 10];

    /// <summary>The axis for some values.</summary>
    /// <param name="values">The values; none is as good as 0 and 1.</param>
    /// <param name="fromZero">Whether it begins at 0, as the length of columns asks for.</param>
    public static Axis Of(IEnumerable<double> values, bool fromZero)
    {
        var known = values.Where(double.IsFinite).DefaultIfEmpty(fromZero ? 1 : 0).ToArray();
        var (low, high) = (fromZero ? Math.Min(0, known.Min()) : known.Min(), known.Max());
        if (high - low < 1e-9)
            (low, high) = fromZero ? (low, low + 1) : (low - (Math.Abs(low) * 0.1) - 0.01, high + (Math.Abs(high) * 0.1) + 0.01);
        var rough = (high - low) / Steps;
        var size = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = Round.Select(r => r * size).First(s => s >= rough - 1e-12);
        var (first, last) = ((long)Math.Floor((low / step) + 1e-9), (long)Math.Ceiling((high / step) - 1e-9));
        return new Axis(first * step, last * step, [.. Enumerable.Range(0, (int)(last - first) + 1).Select(n => (first + n) * step)]);
    }

    /// <summary>Where a value is, in percent from the top.</summary>
    public double Y(double value) => 100 * (High - value) / (High - Low);
}
