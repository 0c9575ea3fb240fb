using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>Somebody who can't take a task, whatever the score.</summary>
/// <param name="Person">Who.</param>
/// <param name="Reason">Why, e.g. <c>has no working hours this week</c>.</param>
public sealed record LeftOut(Person Person, string Reason);
