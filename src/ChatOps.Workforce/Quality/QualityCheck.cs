namespace ChatOps.Workforce.Quality;

/// <summary>What one look at the data showed.</summary>
/// <param name="Name">Its name, e.g. <c>user_skill_distribution</c> (design document §8.4).</param>
/// <param name="Score">0 to 1; null where there is too little to judge.</param>
/// <param name="Basis">What it looked at, in words.</param>
public sealed record QualityCheck(string Name, double? Score, string Basis)
{
    /// <summary>Lowest score that passes (§8.4).</summary>
    public const double Least = 0.7;

    /// <summary>Whether it passes; what can't be judged does not.</summary>
    public bool Passes => Score >= Least;
}
