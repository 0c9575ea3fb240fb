namespace ChatOps.Workforce.Store.Reports;

/// <summary>How far a kind of record was collected from a system.</summary>
/// <param name="System">The system, e.g. <c>mysql</c>.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Watermark">Changes up to that moment, by the system's own clock, are in the store; null before the first whole pass.</param>
/// <param name="LastSuccess">When it was last read to its end; null if never.</param>
/// <param name="LastError">Why it was not, as a sentence; null since the last success.</param>
/// <param name="LastErrorAt">When that was.</param>
/// <param name="Waiting">Rows of it that name a record which is not there yet.</param>
public sealed record SourceProgress(
    string System, RecordKind Kind, DateTimeOffset? Watermark, DateTimeOffset? LastSuccess, string? LastError, DateTimeOffset? LastErrorAt, int Waiting);
