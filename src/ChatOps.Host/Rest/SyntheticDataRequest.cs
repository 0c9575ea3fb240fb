using ChatOps.Workforce.Sources.Synthetic;

namespace ChatOps.Host.Rest;

/// <summary>Size and seed of the company that is asked for; what is left out is as for <c>import synthetic</c>.</summary>
internal sealed record SyntheticDataRequest : IChecked
{
    private static readonly SyntheticCompanyOptions Defaults = new() { Today = SyntheticCompanyOptions.MinToday };

    /// <summary>People, 1 to 100,000.</summary>
    public int People { get; init; } = Defaults.People;

    /// <summary>Tasks, 1 to 1,000,000.</summary>
    public int Tasks { get; init; } = Defaults.WorkItems;

    /// <summary>The same seed on the same day makes the same company.</summary>
    public int Seed { get; init; } = Defaults.Seed;

    public IEnumerable<(string Field, string Problem)> Problems()
    {
        if (People is < 1 or > SyntheticCompanyOptions.MaxPeople)
            yield return ("people", $"people is 1 to {SyntheticCompanyOptions.MaxPeople}.");
        if (Tasks is < 1 or > SyntheticCompanyOptions.MaxWorkItems)
            yield return ("tasks", $"tasks is 1 to {SyntheticCompanyOptions.MaxWorkItems}.");
    }
}
