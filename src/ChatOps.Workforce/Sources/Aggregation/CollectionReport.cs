using ChatOps.Workforce.Quality;

namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>What a collection did.</summary>
/// <param name="Systems">One line per system.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="TrainingRows">Rows of comprehensive_training_data that are new.</param>
/// <param name="ReplacedPeople">People of the generated company who made room; 0 if there was none.</param>
/// <param name="Quality">Whether what the store holds now is good enough to learn from.</param>
public sealed record CollectionReport(IReadOnlyList<SystemReport> Systems, double Seconds, int TrainingRows, int ReplacedPeople, QualityReport Quality)
{
    /// <summary>Whether a system could not be read to its end.</summary>
    public bool Failed => Systems.Any(s => s.IsStale);
}
