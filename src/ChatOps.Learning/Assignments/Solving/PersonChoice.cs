namespace ChatOps.Learning.Assignments.Solving;

/// <summary>A set of tasks that one person could take together.</summary>
/// <param name="Person">Number of the person.</param>
/// <param name="Tasks">Numbers of the tasks.</param>
/// <param name="Success">Sum of their successes.</param>
internal sealed record PersonChoice(int Person, int[] Tasks, double Success);
