namespace ChatOps.Learning.Ranking.Factors;

/// <summary>
/// Bounds what one rating can change in what a partition sends, and hides the rest in Gaussian noise (Dwork and Roth 2014, appendix A). A row z
/// longer than <see cref="NormBound"/> counts less, and what is left of a rating is cut at <see cref="ResidualBound"/>; then one rating changes a
/// user's (or item's) sums by at most √(N⁴ + N² R²), and every number sent gets noise of as many times that as
/// <see cref="NoiseMultiplier"/> says.
/// </summary>
/// <param name="NormBound">Longest row N, 1 or more: a row has a 1 in it.</param>
/// <param name="ResidualBound">Largest R of what is left of a rating, above 0.</param>
/// <param name="NoiseMultiplier">Standard deviation of the noise over the most that one rating can change; 0 for clipping alone.</param>
/// <param name="Least">Least rating that there can be, known beforehand.</param>
/// <param name="Most">Most that there can be, above <paramref name="Least"/>.</param>
/// <param name="Seed">Seed of a partition's noise. Secret, and another for every partition: who knows it takes the noise off again.</param>
public sealed record FactorPrivacy(double NormBound, double ResidualBound, double NoiseMultiplier, double Least, double Most, int Seed)
{
    /// <summary>The most that one rating can change in the sums of one user or item (L2).</summary>
    public double Sensitivity => Math.Sqrt(Math.Pow(NormBound, 4) + Math.Pow(NormBound * ResidualBound, 2));

    /// <summary>The most that one rating can change in the totals, counted from the middle of the range (L2).</summary>
    public double TotalsSensitivity => Math.Sqrt(1 + Math.Pow((Most - Least) / 2, 2));

    /// <summary>
    /// ε of (ε, δ)-differential privacy for one rating more or less, after a whole training: each of 2 · rounds + 1 releases costs
    /// ρ = 1 / (2 multiplier²), and ε = ρ + 2 √(ρ ln(1/δ)) (Bun and Steinke 2016). Infinite without noise. It is about one rating, not about all that
    /// a person has: for k ratings of one person it is that of k² times ρ.
    /// </summary>
    /// <param name="rounds">Rounds of the training.</param>
    /// <param name="delta">Chance that the promise doesn't hold, above 0 and far below 1 over the number of ratings.</param>
    /// <param name="ratings">How many ratings are to be hidden together, 1 or more.</param>
    public double Epsilon(int rounds, double delta, int ratings = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rounds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratings);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(delta);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(delta, 1);
        if (NoiseMultiplier == 0)
            return double.PositiveInfinity;
        var rho = (double)ratings * ratings * ((2 * rounds) + 1) / (2 * NoiseMultiplier * NoiseMultiplier);
        return rho + (2 * Math.Sqrt(rho * Math.Log(1 / delta)));
    }

    /// <summary>Refuses bounds that bound nothing.</summary>
    /// <exception cref="ArgumentException">A bound is out of range; the message says which.</exception>
    public void Validate()
    {
        if (!(NormBound >= 1 && double.IsFinite(NormBound)))
            throw new ArgumentException("The longest row must be 1 or more.");
        if (!(ResidualBound > 0 && double.IsFinite(ResidualBound)))
            throw new ArgumentException("The largest residual must be above 0.");
        if (!(NoiseMultiplier >= 0 && double.IsFinite(NoiseMultiplier)))
            throw new ArgumentException("The noise must be 0 or more.");
        if (!(Least < Most && double.IsFinite(Least) && double.IsFinite(Most)))
            throw new ArgumentException("The least rating must be below the most.");
    }
}
