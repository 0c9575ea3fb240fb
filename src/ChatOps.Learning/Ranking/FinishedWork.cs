using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>One outcome with the assignment it ended.</summary>
/// <param name="Person">Number of the person in the snapshot.</param>
/// <param name="Item">Number of the work item in the snapshot.</param>
/// <param name="Assignment">The assignment.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record FinishedWork(int Person, int Item, Assignment Assignment, Outcome Outcome);
