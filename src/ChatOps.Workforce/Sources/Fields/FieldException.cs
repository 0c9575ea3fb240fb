namespace ChatOps.Workforce.Sources.Fields;

/// <summary>A field can't be read; rejects its row.</summary>
internal sealed class FieldException(RecordProblem problem) : Exception(problem.Reason)
{
    public FieldException(string column, string text, string? value = null)
        : this(new RecordProblem(column, text, value))
    {
    }

    public RecordProblem Problem => problem;
}
