namespace ChatOps.Learning.Ranking;

/// <summary>Decisions of one span of time, to be scored with what was known before it.</summary>
/// <param name="KnownThrough">The evening before the first decision.</param>
/// <param name="Decisions">In order of assignment.</param>
public sealed record TimeFold(DateOnly KnownThrough, IReadOnlyList<Decision> Decisions);
