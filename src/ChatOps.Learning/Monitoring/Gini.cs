namespace ChatOps.Learning.Monitoring;

/// <summary>
/// Gini coefficient (Gini 1912): half the mean distance of two people over the mean, 0 where everybody has the same and (n - 1) / n where one has
/// all. Few things given to many people are unequal by chance alone, so only figures of as many things compare.
/// </summary>
public static class Gini
{
    /// <summary>Of amounts of 0 or more; null where there is nobody or nothing.</summary>
    public static double? Of(IEnumerable<double> amounts)
    {
        var sorted = amounts.Order().ToArray();
        var total = sorted.Sum();
        if (sorted.Length == 0 || total <= 0)
            return null;
        var weighted = 0.0;
        for (var n = 0; n < sorted.Length; n++)
            weighted += ((2 * (n + 1)) - sorted.Length - 1) * sorted[n];
        return weighted / (sorted.Length * total);
    }
}
