namespace ChatOps.Workforce.Store.Collection;

/// <summary>How far a kind of record was collected from a system.</summary>
/// <param name="System">The system, e.g. <c>mysql</c>.</param>
/// <param name="Kind">The kind.</param>
/// <param name="Watermark">Changes up to that moment, by the system's own clock, are in the store; null before the first whole pass.</param>
/// <param name="Position">The last key of a pass that was broken off; null if none was.</param>
/// <param name="PassNewest">The newest change when that pass began: its <see cref="Watermark"/> once it is done.</param>
/// <param name="LastSuccess">When it was last read to its end.</param>
/// <param name="LastError">Why it was not, as a sentence; null since the last success.</param>
/// <param name="LastErrorAt">When that was.</param>
internal sealed record SourceState(
    string System,
    RecordKind Kind,
    DateTimeOffset? Watermark,
    string? Position,
    DateTimeOffset? PassNewest,
    DateTimeOffset? LastSuccess,
    string? LastError,
    DateTimeOffset? LastErrorAt);
