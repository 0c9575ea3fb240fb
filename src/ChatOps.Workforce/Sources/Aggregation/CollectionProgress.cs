namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>How far a collection is, by system.</summary>
/// <param name="System">The system.</param>
/// <param name="Kind">What is being read; null when the system is done.</param>
/// <param name="Read">Rows read from the system so far.</param>
/// <param name="Failure">Why it broke off, if it did.</param>
public sealed record CollectionProgress(string System, RecordKind? Kind, long Read, string? Failure = null);
