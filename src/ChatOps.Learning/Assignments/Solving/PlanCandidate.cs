namespace ChatOps.Learning.Assignments.Solving;

/// <summary>Somebody who could take a task.</summary>
/// <param name="Person">Number of the person.</param>
/// <param name="Success">Chance of success, or score, above 0 to 1.</param>
internal readonly record struct PlanCandidate(int Person, float Success);
