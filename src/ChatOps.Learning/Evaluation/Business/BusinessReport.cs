namespace ChatOps.Learning.Evaluation.Business;

/// <summary>What recommendations brought (design document §3.1, business impact), from what was stored when they were made.</summary>
/// <param name="Groups">How work ended, by how it was assigned.</param>
/// <param name="Acceptance">Of the tasks with several stored candidates, the share whose work went to the one with the highest recommendation score.</param>
/// <param name="TasksWithCandidates">How many tasks that is measured on.</param>
/// <param name="Utilisation">Mean of promised over working hours in the newest week; null without workloads.</param>
/// <param name="UtilisationSpread">Its standard deviation over people: the smaller, the fairer the load.</param>
public sealed record BusinessReport(
    IReadOnlyList<AssignmentGroup> Groups, MeasuredValue Acceptance, int TasksWithCandidates, double? Utilisation, double? UtilisationSpread);
