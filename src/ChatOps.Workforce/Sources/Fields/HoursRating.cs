namespace ChatOps.Workforce.Sources.Fields;

/// <summary>What hours say about work that nobody rated (design document §7.2 and §9.2).</summary>
internal static class HoursRating
{
    private static readonly (double Times, int Rating)[] Steps = [(1.1, 5), (1.3, 4), (1.5, 3), (2.0, 2)];

    /// <summary>1 to 5: 5 up to 1.1 times the estimate, then 1.3, 1.5, 2.0.</summary>
    public static int Of(double actual, double estimated)
    {
        foreach (var (times, rating) in Steps)
        {
            if (actual <= estimated * times)
                return rating;
        }

        return 1;
    }

    /// <summary>A rating on the scale of quality, 0 to 1.</summary>
    public static double QualityOf(int rating) => (rating - 1) / 4.0;

    /// <summary>Estimated over actual hours, at most 1; 0.5 where nothing was estimated, 1 where it took no time.</summary>
    public static double TimeAccuracy(double actual, double estimated) =>
        estimated <= 0 ? 0.5 : actual <= 0 ? 1 : Math.Min(1, estimated / actual);
}
