namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>What became of one system in a collection.</summary>
/// <param name="System">The system, e.g. <c>mysql</c>.</param>
/// <param name="Kinds">One line per kind of record.</param>
/// <param name="Failure">Why the system could not be read, as a sentence; null if it could.</param>
/// <param name="Seconds">How long it took.</param>
/// <param name="LastSuccess">Since when its data is good: the last time that all of it was read; null if never.</param>
public sealed record SystemReport(string System, IReadOnlyList<KindReport> Kinds, string? Failure, double Seconds, DateTimeOffset? LastSuccess)
{
    /// <summary>Whether anything of it could not be read, so that its data is older than this collection.</summary>
    public bool IsStale => Failure is not null || Kinds.Any(k => k.Failure is not null);
}
