using ChatOps.Workforce.Sources.Synthetic;

namespace ChatOps.Tests.Workforce.Sources.Synthetic;

/// <summary>Generated companies for tests, on a fixed day.</summary>
internal static class SyntheticCompanies
{
    /// <summary>A Tuesday.</summary>
    public static readonly DateOnly Today = new(2026, 11, 24);

    private static readonly Lazy<SyntheticCompany> LazyDefault = new(() => Generate());

    /// <summary>The default company, 300 people and 1,500 tasks.</summary>
    public static SyntheticCompany Default => LazyDefault.Value;

    public static SyntheticCompany Generate(int people = 300, int workItems = 1_500, int seed = 42, DateOnly? today = null) =>
        new SyntheticWorkforceSource(Options(people, workItems, seed, today)).Company;

    public static SyntheticCompanyOptions Options(int people = 300, int workItems = 1_500, int seed = 42, DateOnly? today = null) =>
        new() { People = people, WorkItems = workItems, Seed = seed, Today = today ?? Today };
}
