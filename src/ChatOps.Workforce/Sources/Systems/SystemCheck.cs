namespace ChatOps.Workforce.Sources.Systems;

/// <summary>What trying one kind of record of a system showed.</summary>
/// <param name="Kind">The kind; null if the system as a whole failed.</param>
/// <param name="Sample">One row as it is understood, if there is one.</param>
/// <param name="Problem">What is wrong and what to change; null if nothing is.</param>
public sealed record SystemCheck(RecordKind? Kind, string? Sample, string? Problem);
