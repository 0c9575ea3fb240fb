namespace ChatOps.Host.Dashboard;

/// <summary>Which people are wanted; what is null or false does not matter.</summary>
internal sealed record PeopleFilter
{
    /// <summary>Stands in the name or the id, in any case.</summary>
    public string? Text { get; init; }

    /// <summary>Full name of the department.</summary>
    public string? Department { get; init; }

    /// <summary>Name of a skill that they have.</summary>
    public string? Skill { get; init; }

    /// <summary>Only people with an hour a week or more left.</summary>
    public bool IsFree { get; init; }

    /// <summary>Only people with more promised than they have hours. For those who may see workloads.</summary>
    public bool IsOverloaded { get; init; }
}
