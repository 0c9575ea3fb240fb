namespace ChatOps.Learning.Performance;

/// <summary>
/// How far outcomes lay from a centre that had not seen them, as equally likely points. Where values are cut off at the top (timeliness at 1),
/// an outcome there only says that the uncut one is no lower; Kaplan and Meier's estimator (1958) shares its weight among those above.
/// </summary>
/// <param name="Residuals">Rising; together they weigh 1 - <paramref name="AtLimit"/>.</param>
/// <param name="AtLimit">Share that lies at the limit wherever the centre is, 0 to 1.</param>
public sealed record ResidualPool(IReadOnlyList<double> Residuals, double AtLimit)
{
    /// <summary>Points kept at most; more only make predictions slower.</summary>
    private const int MaxPoints = 250;

    /// <summary>Pools residuals.</summary>
    /// <param name="residuals">Outcome less centre, and whether the outcome lay at the limit; one or more.</param>
    public static ResidualPool Of(IEnumerable<(double Residual, bool IsAtLimit)> residuals)
    {
        var sorted = residuals.OrderBy(r => r.Residual).ThenBy(r => r.IsAtLimit).ToArray();
        var exact = sorted.Where(r => !r.IsAtLimit).Select(r => r.Residual).ToArray();
        if (exact.Length == 0)
            return new ResidualPool([], 1);

        var cumulative = new double[exact.Length];
        var (above, e) = (1.0, 0);
        for (var n = 0; n < sorted.Length; n++)
        {
            if (sorted[n].IsAtLimit)
                continue;
            above *= 1 - (1.0 / (sorted.Length - n));
            cumulative[e++] = 1 - above;
        }

        return new ResidualPool(Points(exact, cumulative), above);
    }

    /// <summary>Middles of equal shares of the weight.</summary>
    private static double[] Points(double[] values, double[] cumulative)
    {
        var points = new double[Math.Min(MaxPoints, values.Length)];
        var at = 0;
        for (var p = 0; p < points.Length; p++)
        {
            while (at < values.Length - 1 && cumulative[at] < (p + 0.5) / points.Length * cumulative[^1])
                at++;
            points[p] = values[at];
        }

        return points;
    }
}
