namespace ChatOps.Learning.Assignments.Solving;

/// <summary>A solved problem.</summary>
/// <param name="PersonOf">Person by task, or <see cref="PlanProblem.Nobody"/>.</param>
/// <param name="Value">Sum of successes.</param>
/// <param name="Bound">No plan exceeds this; at least <paramref name="Value"/>.</param>
/// <param name="IsProvenOptimal">Whether the bound is reached, to a millionth per task.</param>
/// <param name="Method">What found it.</param>
internal sealed record PlanSolution(int[] PersonOf, double Value, double Bound, bool IsProvenOptimal, PlanMethod Method);
