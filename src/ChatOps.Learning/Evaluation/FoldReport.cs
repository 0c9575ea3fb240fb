namespace ChatOps.Learning.Evaluation;

/// <summary>One span of time.</summary>
/// <param name="KnownThrough">The evening that everything was trained on and known as of.</param>
/// <param name="From">Day of its first decision.</param>
/// <param name="To">Day of its last.</param>
/// <param name="Decisions">Decisions measured on.</param>
/// <param name="Successes">How many of them ended well.</param>
/// <param name="Serves">Kind of model that would have served: a learned one, or <c>formula</c>.</param>
/// <param name="Methods">In the order of <see cref="EvaluatedMethod"/>.</param>
public sealed record FoldReport(
    DateOnly KnownThrough, DateOnly From, DateOnly To, int Decisions, int Successes, string Serves, IReadOnlyList<MethodReport> Methods);
