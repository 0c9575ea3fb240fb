namespace ChatOps.Workforce.Sources;

/// <summary>One row of a source: a record, or the reason why there is none.</summary>
/// <param name="Place">Where the row stands: a file or query, e.g. <c>users.csv</c>.</param>
/// <param name="Line">Line or row number in that place, from 1; a CSV header is line 1.</param>
/// <param name="Record">A <see cref="Person"/>, <see cref="Skill"/>, ... of the kind that was asked for; null if rejected.</param>
/// <param name="Rejection">Why there is no record; null if there is one.</param>
public readonly record struct SourceRow(string Place, long Line, object? Record, Rejection? Rejection);
