namespace ChatOps.Learning.Ranking;

/// <summary>What is asked: people for one task.</summary>
/// <param name="WorkItemId">Id of the task.</param>
public sealed record RankingRequest(string WorkItemId)
{
    /// <summary>How many to return, 1 to 100.</summary>
    public int Top { get; init; } = 5;

    /// <summary>Ids of people to return as well, wherever they stand.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Ids of people who are out before anything is scored.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];
}
