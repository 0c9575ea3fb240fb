using ChatOps.Workforce;

namespace ChatOps.Learning.Assignments;

/// <summary>A task that nobody takes.</summary>
/// <param name="WorkItem">The task.</param>
/// <param name="Reason">Why, e.g. <c>needs 74 h a week, and nobody who may take it has more than 40 free</c>.</param>
/// <param name="OneByOne">Who would take it one by one, at the cost of other tasks; null if nobody.</param>
public sealed record UnplannedWork(WorkItem WorkItem, string Reason, Person? OneByOne);
