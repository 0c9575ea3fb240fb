namespace ChatOps.Learning.Evaluation;

/// <summary>Decisions whose chance of success was said to lie between two tenths.</summary>
/// <param name="From">Lower end of the tenth, 0 to 0.9.</param>
/// <param name="Decisions">How many.</param>
/// <param name="Said">Mean of the chances said.</param>
/// <param name="Seen">Share that succeeded, with its 95 % interval (Wilson 1927).</param>
public sealed record CalibrationBin(double From, int Decisions, double Said, MeasuredValue Seen)
{
    private const int Bins = 10;
    private const double Z95 = 1.959963984540054;

    /// <summary>The bins that have decisions, in order.</summary>
    public static IReadOnlyList<CalibrationBin> Of(IEnumerable<(double Probability, bool Success)> predicted) =>
    [
        .. predicted.GroupBy(p => Math.Min(Bins - 1, (int)(p.Probability * Bins))).OrderBy(g => g.Key).Select(g =>
            new CalibrationBin(g.Key / (double)Bins, g.Count(), g.Average(p => p.Probability), Share(g.Count(p => p.Success), g.Count()))),
    ];

    /// <summary>A share with its interval.</summary>
    internal static MeasuredValue Share(int successes, int count)
    {
        var (share, z2) = (successes / (double)count, Z95 * Z95);
        var middle = (share + (z2 / (2 * count))) / (1 + (z2 / count));
        var half = Z95 / (1 + (z2 / count)) * Math.Sqrt((share * (1 - share) / count) + (z2 / (4.0 * count * count)));
        return new MeasuredValue(share, Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
