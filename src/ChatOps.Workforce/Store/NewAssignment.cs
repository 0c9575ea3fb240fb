namespace ChatOps.Workforce.Store;

/// <summary>Who is to take a work item.</summary>
/// <param name="WorkItemId">The work item.</param>
/// <param name="PersonId">Who takes it.</param>
/// <param name="Score">The score that was shown, 0 to 1; null if none was.</param>
/// <param name="ModelVersion">The version that gave the score, e.g. <c>v7</c>; null if it is not known.</param>
public sealed record NewAssignment(string WorkItemId, string PersonId, double? Score = null, string? ModelVersion = null);
