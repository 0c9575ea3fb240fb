namespace ChatOps.Cvs;

/// <summary>Who it is and how to reach them. Protected traits have no place here.</summary>
public sealed record PersonalInfo
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>As written, with its country code where one was given.</summary>
    public string? Phone { get; init; }

    /// <summary>City, region or country.</summary>
    public string? Location { get; init; }

    /// <summary>What the person calls themselves below their name.</summary>
    public string? Title { get; init; }

    /// <summary>Addresses of pages and profiles. Never fetched.</summary>
    public IReadOnlyList<string> Links { get; init; } = [];
}
