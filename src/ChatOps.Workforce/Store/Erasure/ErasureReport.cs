namespace ChatOps.Workforce.Store.Erasure;

/// <summary>What an erasure removes or has removed.</summary>
/// <param name="Lines">By kind of data.</param>
/// <param name="OpenTasks">Tasks that the person has and that are open again afterwards.</param>
/// <param name="KeptOutcomes">Outcomes that are kept without the person.</param>
/// <param name="AuditLines">Lines of the audit in which the person is made unreadable.</param>
/// <param name="Names">What the person is called and reached by.</param>
/// <param name="Mentions">Places in any table where name or address are still found, after the erasure; empty if it is proven. Null before it.</param>
public sealed record ErasureReport(
    IReadOnlyList<ErasureLine> Lines, IReadOnlyList<string> OpenTasks, int KeptOutcomes, int AuditLines, IReadOnlyList<string> Names, IReadOnlyList<string>? Mentions);
