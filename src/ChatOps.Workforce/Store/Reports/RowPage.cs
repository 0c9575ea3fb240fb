namespace ChatOps.Workforce.Store.Reports;

/// <summary>A page of something long.</summary>
/// <param name="Rows">What is on it.</param>
/// <param name="Total">How many there are on all pages.</param>
public sealed record RowPage<T>(IReadOnlyList<T> Rows, int Total);
