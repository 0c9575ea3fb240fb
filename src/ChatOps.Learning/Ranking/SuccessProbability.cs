namespace ChatOps.Learning.Ranking;

/// <summary>A probability of success with its 80 % interval, all 0 to 1.</summary>
public readonly record struct SuccessProbability(double Value, double Low, double High)
{
    /// <summary>Half width of the 80 % interval in standard errors.</summary>
    private const double Z80 = 1.2815515655446004;

    /// <summary>A share with its 80 % interval (Wilson 1927), which stays within 0 to 1 for few outcomes too.</summary>
    /// <param name="successes">How many succeeded.</param>
    /// <param name="outcomes">Of how many, 1 or more.</param>
    public static SuccessProbability OfRate(int successes, int outcomes)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outcomes);
        var (n, share) = ((double)outcomes, successes / (double)outcomes);
        var middle = (share + (Z80 * Z80 / (2 * n))) / (1 + (Z80 * Z80 / n));
        var half = Z80 / (1 + (Z80 * Z80 / n)) * Math.Sqrt((share * (1 - share) / n) + (Z80 * Z80 / (4 * n * n)));
        return new SuccessProbability(share, Math.Max(0, Math.Min(share, middle - half)), Math.Min(1, Math.Max(share, middle + half)));
    }
}
