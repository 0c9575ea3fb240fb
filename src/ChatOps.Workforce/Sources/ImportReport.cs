namespace ChatOps.Workforce.Sources;

/// <summary>What an import did.</summary>
/// <param name="Source">Name of the source.</param>
/// <param name="Files">One line per kind of record.</param>
/// <param name="ReplacedPeople">People of the generated company who made room; 0 if there was none.</param>
public sealed record ImportReport(string Source, IReadOnlyList<FileReport> Files, int ReplacedPeople)
{
    /// <summary>Whether a file could not be read to its end.</summary>
    public bool Failed => Files.Any(f => f.Failure is not null);
}
