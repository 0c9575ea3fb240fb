namespace ChatOps.Learning.Performance;

/// <summary>What a learner foretold in a trial.</summary>
/// <param name="Scores">For each row that is scored; NaN where it was not measured.</param>
/// <param name="Ahead">For each chosen row the share of others that the chosen person was scored above, 0 to 1; NaN where it was not measured.</param>
public sealed record TrialScores(double[] Scores, double[] Ahead);
