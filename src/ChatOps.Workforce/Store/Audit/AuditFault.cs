namespace ChatOps.Workforce.Store.Audit;

/// <summary>The first thing that is wrong with the audit.</summary>
/// <param name="Kind">What was done to it.</param>
/// <param name="Sequence">The place where it shows; null where it has none.</param>
/// <param name="Sentence">For people.</param>
public sealed record AuditFault(AuditFaultKind Kind, long? Sequence, string Sentence);
