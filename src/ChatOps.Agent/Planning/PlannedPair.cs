namespace ChatOps.Agent.Planning;

/// <summary>One line of a plan as it was shown: what is recorded when it is applied.</summary>
/// <param name="TaskId">Id of the task.</param>
/// <param name="PersonId">Id of who takes it.</param>
/// <param name="Success">Chance of success, or the score, that was shown, 0 to 1.</param>
internal sealed record PlannedPair(string TaskId, string PersonId, double Success);
