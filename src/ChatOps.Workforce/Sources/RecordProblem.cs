namespace ChatOps.Workforce.Sources;

/// <summary>What is wrong with a record.</summary>
/// <param name="Column">Name of the column at fault.</param>
/// <param name="Reason">A short sentence.</param>
/// <param name="IsMissing">Whether it only names a record that is not there, and may yet come.</param>
internal sealed record RecordProblem(string Column, string Reason, bool IsMissing = false);
