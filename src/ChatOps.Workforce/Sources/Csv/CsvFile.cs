namespace ChatOps.Workforce.Sources.Csv;

/// <summary>One file of the folder: its columns, and how a row becomes a record.</summary>
/// <param name="Name">File name.</param>
/// <param name="Kind">What its rows are.</param>
/// <param name="IsNeeded">Whether the folder is refused without it.</param>
/// <param name="NeededColumns">Columns without which the file is refused.</param>
/// <param name="Read">Makes a record of a row; a <see cref="FieldException"/> rejects the row.</param>
internal sealed record CsvFile(
    string Name, RecordKind Kind, bool IsNeeded, IReadOnlyList<string> NeededColumns, Func<CsvRow, object> Read);
