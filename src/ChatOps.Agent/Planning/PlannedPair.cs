using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Planning;

/// <summary>One line of a plan as it was shown: what is recorded when it is applied.</summary>
/// <param name="TaskId">Id of the task.</param>
/// <param name="PersonId">Id of who takes it.</param>
/// <param name="Success">Chance of success, or the score, that was shown, 0 to 1.</param>
/// <param name="ModelVersion">The version that said it, e.g. <c>v7</c>; null if it is not known.</param>
internal sealed record PlannedPair(string TaskId, string PersonId, double Success, string? ModelVersion = null)
{
    /// <summary>A model as it is noted beside what it said; null for one that was never trained.</summary>
    public static string? VersionOf(RankingModel model) => model.Version > 0 ? $"v{model.Version}" : null;
}
