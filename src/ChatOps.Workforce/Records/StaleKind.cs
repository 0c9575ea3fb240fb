namespace ChatOps.Workforce;

/// <summary>A kind of record that could not be brought up to date the last time: what there is of it is older than it should be.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="System">The system that gives it, e.g. <c>mysql</c>.</param>
/// <param name="LastRead">When it was last read to its end; null if never.</param>
/// <param name="FailedAt">When it could last not be read.</param>
public sealed record StaleKind(RecordKind Kind, string System, DateTimeOffset? LastRead, DateTimeOffset FailedAt);
