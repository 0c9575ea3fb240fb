using ChatOps.Workforce.Sources;

namespace ChatOps.Learning.Fairness;

/// <summary>
/// Attributes of people for an audit and for nothing else: they never reach the store, a feature or a ranking. Read by <see cref="AuditFile"/>.
/// </summary>
/// <param name="Attributes">Names of the attributes, in the order of the file.</param>
/// <param name="Values">Values by person id, in the same order; null where not known.</param>
/// <param name="Rejected">Rows that were left out, and why.</param>
public sealed record AuditRecords(
    IReadOnlyList<string> Attributes, IReadOnlyDictionary<string, IReadOnlyList<string?>> Values, IReadOnlyList<Rejection> Rejected);
