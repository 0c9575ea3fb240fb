namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>What company to generate. The same options make the same company, byte for byte.</summary>
public sealed record SyntheticCompanyOptions
{
    /// <summary>Number of people, 1 to 100,000. Default 300 (design document §8.2).</summary>
    public int People { get; init; } = 300;

    /// <summary>Number of tasks, 1 to 1,000,000; the newest fifth is open. Default 1,500 (design document §8.2).</summary>
    public int WorkItems { get; init; } = 1_500;

    /// <summary>Seed of everything random. Default 42.</summary>
    public int Seed { get; init; } = 42;

    /// <summary>The company's today: history ends before it, deadlines of open tasks come after it.</summary>
    public DateOnly Today { get; init; }

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public void Validate()
    {
        if (People is < 1 or > 100_000)
            throw new ArgumentOutOfRangeException(nameof(People), People, "A generated company has 1 to 100,000 people.");
        if (WorkItems is < 1 or > 1_000_000)
            throw new ArgumentOutOfRangeException(nameof(WorkItems), WorkItems, "A generated company has 1 to 1,000,000 tasks.");
        if (Today < new DateOnly(1902, 1, 1))
            throw new ArgumentOutOfRangeException(nameof(Today), Today, "A generated company needs the date of its today.");
    }
}
