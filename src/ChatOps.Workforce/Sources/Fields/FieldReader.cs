namespace ChatOps.Workforce.Sources.Fields;

/// <summary>Makes records of the rows of one kind.</summary>
internal sealed class FieldReader
{
    private readonly RecordFields _fields;
    private readonly FieldValues _values;

    public FieldReader(RecordKind kind)
    {
        _fields = RecordFields.Of(kind);
        _values = new FieldValues(_fields.Index);
    }

    /// <summary>The record of a row, or why there is none.</summary>
    public SourceRow Read(FieldRow row)
    {
        if (row.Rejection is not null)
            return new SourceRow(row.Place, row.Line, null, row.Rejection with { Key = row.Rejection.Key ?? _fields.KeyOf(row.Values) });
        try
        {
            _values.Fields = row.Values;
            return new SourceRow(row.Place, row.Line, _fields.Read(_values), null);
        }
        catch (FieldException e)
        {
            return new SourceRow(row.Place, row.Line, null, e.Problem.In(row.Place, row.Line, _fields.KeyOf(row.Values)));
        }
    }
}
