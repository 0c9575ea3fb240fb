using System.Globalization;

namespace ChatOps.Workforce.Quality;

/// <summary>Whether data is good enough to learn from (design document §8.4).</summary>
/// <param name="Checks">The document's four, then completeness, duplicates, impossible values, days to come.</param>
/// <param name="KeptOut">Assignments whose outcomes must not be learned from, with the reason: they are shown, never repaired.</param>
public sealed record QualityReport(IReadOnlyList<QualityCheck> Checks, IReadOnlyDictionary<string, string> KeptOut)
{
    /// <summary>Whether every check passes.</summary>
    public bool Passes => Checks.All(c => c.Passes);

    /// <summary>Whether a check that could be judged does not pass: too little to judge it by is no fault of the data.</summary>
    public bool HasFault => Checks.Any(c => c.Score < QualityCheck.Least);

    /// <summary>Whether it passes, in a sentence.</summary>
    public string Sentence
    {
        get
        {
            var failed = Checks.Where(c => !c.Passes).Select(c => c.Name.Replace('_', ' ')).ToArray();
            var verdict = failed.Length == 0
                ? $"The data passes all {Checks.Count} checks of quality."
                : $"The data does not pass {failed.Length} of {Checks.Count} checks of quality: {string.Join(", ", failed)}.";
            return KeptOut.Count == 0 ? verdict : string.Create(CultureInfo.InvariantCulture, $"{verdict} {KeptOut.Count:N0} outcomes can't be true and are kept out of training.");
        }
    }
}
