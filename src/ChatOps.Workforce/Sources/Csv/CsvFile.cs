using ChatOps.Workforce.Sources.Fields;

namespace ChatOps.Workforce.Sources.Csv;

/// <summary>One file of the folder.</summary>
/// <param name="Name">File name.</param>
/// <param name="Kind">What its rows are.</param>
/// <param name="IsNeeded">Whether the folder is refused without it.</param>
internal sealed record CsvFile(string Name, RecordKind Kind, bool IsNeeded)
{
    /// <summary>Columns without which the file is refused.</summary>
    public IReadOnlyList<string> NeededColumns => RecordFields.Of(Kind).Needed;

    /// <summary>Makes a record of a row; a <see cref="FieldException"/> rejects the row.</summary>
    public object Read(FieldValues row) => RecordFields.Of(Kind).Read(row);
}
