namespace ChatOps.Learning.Ranking;

/// <summary>One of the reasons.</summary>
/// <param name="Text">In words, e.g. <c>Kafka EXPERT (ADVANCED asked); no PostgreSQL</c>.</param>
/// <param name="Parts">The parts of the score that it speaks for; every part belongs to exactly one reason.</param>
/// <param name="Contribution">What these add to the score.</param>
/// <param name="Maximum">The most they could add; null where they can also take away.</param>
public sealed record ScoreReason(string Text, IReadOnlyList<ScorePart> Parts, double Contribution, double? Maximum);
