namespace ChatOps.Workforce.Quality;

/// <summary>Whether data is good enough to learn from (design document §8.4).</summary>
/// <param name="Checks">The document's four, then completeness, duplicates, impossible values, days to come.</param>
/// <param name="KeptOut">Assignments whose outcomes must not be learned from, with the reason: they are shown, never repaired.</param>
public sealed record QualityReport(IReadOnlyList<QualityCheck> Checks, IReadOnlyDictionary<string, string> KeptOut)
{
    /// <summary>Whether every check passes.</summary>
    public bool Passes => Checks.All(c => c.Passes);
}
