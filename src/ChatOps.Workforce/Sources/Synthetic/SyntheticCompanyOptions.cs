namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// Size, seed and date of a generated company (design document §8.2). The same options give the same company, byte for byte.
/// </summary>
public sealed record SyntheticCompanyOptions
{
    /// <summary>Largest company that can be generated.</summary>
    public const int MaxPeople = 100_000;

    /// <summary>Longest task list that can be generated.</summary>
    public const int MaxWorkItems = 1_000_000;

    /// <summary>Earliest <see cref="Today"/>: there must be a past to put hire dates into.</summary>
    public static readonly DateOnly MinToday = new(1970, 1, 1);

    /// <summary>Latest <see cref="Today"/>: there must be a future to put deadlines into.</summary>
    public static readonly DateOnly MaxToday = new(9000, 1, 1);

    /// <summary>People in the company, 1 to 100,000. Default 300.</summary>
    public int People { get; init; } = 300;

    /// <summary>Tasks, open and finished ones together, 1 to 1,000,000; the newest fifth (at least one) is open. Default 1,500.</summary>
    public int WorkItems { get; init; } = 1_500;

    /// <summary>Any number; another one gives another company. Default 42.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>
    /// The day on which the company is looked at, 1970 to 9000. Everything finished lies before it, every open deadline after it.
    /// </summary>
    public required DateOnly Today { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range; the message says which is allowed.</exception>
    public void Validate()
    {
        Require(People is >= 1 and <= MaxPeople, nameof(People), People, $"A generated company has 1 to {MaxPeople:N0} people.");
        Require(
            WorkItems is >= 1 and <= MaxWorkItems,
            nameof(WorkItems),
            WorkItems,
            $"A generated company has 1 to {MaxWorkItems:N0} tasks.");
        Require(Today >= MinToday && Today <= MaxToday, nameof(Today), Today, "Today must lie between 1970-01-01 and 9000-01-01.");
    }

    private static void Require(bool condition, string name, object value, string sentence)
    {
        if (!condition)
        {
            throw new ArgumentOutOfRangeException(name, value, sentence);
        }
    }
}
