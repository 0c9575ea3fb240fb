namespace ChatOps.Workforce.Sources.Fields;

/// <summary>A field can't be read; rejects its row.</summary>
internal sealed class FieldException(string column, string reason) : Exception(reason)
{
    public string Column { get; } = column;
}
