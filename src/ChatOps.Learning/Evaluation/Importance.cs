namespace ChatOps.Learning.Evaluation;

/// <summary>How much something moves the score from one candidate to another.</summary>
/// <param name="Name">The feature, or the part of the formula.</param>
/// <param name="Topic">What it is about.</param>
/// <param name="Weight">In the unit of the score (see <see cref="ImportanceReport.Unit"/>), 0 or more.</param>
public sealed record Importance(string Name, string Topic, double Weight);
