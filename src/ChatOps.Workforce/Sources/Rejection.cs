namespace ChatOps.Workforce.Sources;

/// <summary>A row that was left out, and why.</summary>
/// <param name="Place">File or query, e.g. <c>users.csv</c>.</param>
/// <param name="Line">Line or row number, from 1; a CSV header is line 1.</param>
/// <param name="Column">Name of the column at fault, as in the source.</param>
/// <param name="Reason">A short sentence with the value at fault, e.g. <c>'soon' is not a date; write it as 2026-11-30.</c></param>
public sealed record Rejection(string Place, long Line, string Column, string Reason)
{
    /// <summary>Key of the record, where the row has one.</summary>
    public string? Key { get; init; }

    /// <summary>The reason without the value at fault, for whoever may not see what the row says.</summary>
    public string Rule { get; init; } = Reason;
}
