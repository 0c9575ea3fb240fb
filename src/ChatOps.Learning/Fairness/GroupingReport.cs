namespace ChatOps.Learning.Fairness;

/// <summary>People by one attribute, or by two at once.</summary>
/// <param name="Name">E.g. <c>department</c> or <c>sex × ethnicity</c>.</param>
/// <param name="IsIntersection">Whether it is two at once.</param>
/// <param name="IsFromAuditFile">Whether the attributes come from the audit file.</param>
/// <param name="Groups">The groups, largest first, those not known last.</param>
public sealed record GroupingReport(string Name, bool IsIntersection, bool IsFromAuditFile, IReadOnlyList<GroupReport> Groups);
