namespace ChatOps.Host.Rest;

/// <summary>What came of one request among several.</summary>
/// <param name="TaskId">Id of the task.</param>
/// <param name="Ranking">The people; null where there is a problem.</param>
/// <param name="Problem">What is wrong with the request; null where nothing is.</param>
internal sealed record BatchAssignmentResult(string TaskId, TaskAssignmentResponse? Ranking, string? Problem);
