using ChatOps.Workforce;

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

    /// <summary>Only people of this department; null for all.</summary>
    public string? Department { get; init; }

    /// <summary>Only people of these seniorities; empty for all.</summary>
    public IReadOnlyList<Seniority> Seniorities { get; init; } = [];

    /// <summary>Only people with free hours.</summary>
    public bool OnlyAvailable { get; init; }

    /// <summary>Only people who have all of these skills, at any level.</summary>
    public IReadOnlyList<string> Skills { get; init; } = [];
}
