namespace ChatOps.Learning.Ranking;

/// <summary>A condition of a ranking and how many people it left.</summary>
/// <param name="Filter">The condition.</param>
/// <param name="Remaining">People who meet it and all before it.</param>
public sealed record FilterStep(CandidateFilter Filter, int Remaining);
