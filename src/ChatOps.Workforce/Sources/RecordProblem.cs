namespace ChatOps.Workforce.Sources;

/// <summary>What is wrong with a record.</summary>
/// <param name="Column">Name of the column at fault.</param>
/// <param name="Text">A short sentence; only its end where there is a value.</param>
/// <param name="Value">The value at fault, with which the sentence begins.</param>
/// <param name="IsMissing">Whether it only names a record that is not there, and may yet come.</param>
internal sealed record RecordProblem(string Column, string Text, string? Value = null, bool IsMissing = false)
{
    /// <summary>The sentence.</summary>
    public string Reason => Value is null ? Text : $"{Value} {Text}";

    /// <summary>The problem of a row.</summary>
    public Rejection In(string place, long line, string? key) =>
        new(place, line, Column, Reason) { Key = key, Rule = Value is null ? Text : $"The value {Text}" };
}
