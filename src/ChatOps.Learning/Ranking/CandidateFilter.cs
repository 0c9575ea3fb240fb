namespace ChatOps.Learning.Ranking;

/// <summary>Conditions that somebody must meet to be ranked at all, in the order in which they are applied.</summary>
public enum CandidateFilter
{
    /// <summary>Works in a department.</summary>
    Department,

    /// <summary>Has one of some seniorities.</summary>
    Seniority,

    /// <summary>Has some skills.</summary>
    Skills,

    /// <summary>Has free hours.</summary>
    FreeHours,
}
