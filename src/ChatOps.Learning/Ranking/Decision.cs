using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>Somebody was put on a task, and it ended like this.</summary>
public sealed record Decision(Assignment Assignment, Outcome Outcome);
