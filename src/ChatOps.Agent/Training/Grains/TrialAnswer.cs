namespace ChatOps.Agent.Training.Grains;

/// <summary>What came of a trial.</summary>
/// <param name="Host">The host that it ran on.</param>
/// <param name="IsMeasured">False where the host has to be given the data first.</param>
/// <param name="Scores">See <see cref="Learning.Performance.TrialScores"/>.</param>
/// <param name="Ahead">The same.</param>
[GenerateSerializer]
[Immutable]
[Alias("ChatOps.TrialAnswer")]
public sealed record TrialAnswer([property: Id(0)] string Host, [property: Id(1)] bool IsMeasured, [property: Id(2)] double[] Scores, [property: Id(3)] double[] Ahead);
