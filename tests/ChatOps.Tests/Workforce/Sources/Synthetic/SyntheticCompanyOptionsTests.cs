using ChatOps.Workforce.Sources.Synthetic;

namespace ChatOps.Tests.Workforce.Sources.Synthetic;

public sealed class SyntheticCompanyOptionsTests
{
    private static readonly SyntheticCompanyOptions Defaults = new() { Today = SyntheticCompanies.Today };

    [Fact]
    public void Defaults_AreTheDocumentsCompany()
    {
        Assert.Equal((300, 1_500, 42), (Defaults.People, Defaults.WorkItems, Defaults.Seed));
        Defaults.Validate();
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(100_000, 1_000_000)]
    public void Validate_AtTheEndsOfTheRanges_Accepts(int people, int workItems) =>
        (Defaults with { People = people, WorkItems = workItems }).Validate();

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_001)]
    public void Validate_PeopleOutOfRange_SaysWhatIsAllowed(int people)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>((Defaults with { People = people }).Validate);

        Assert.Equal("People", exception.ParamName);
        Assert.StartsWith("A generated company has 1 to 100,000 people.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1_000_001)]
    public void Validate_WorkItemsOutOfRange_SaysWhatIsAllowed(int workItems)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>((Defaults with { WorkItems = workItems }).Validate);

        Assert.Equal("WorkItems", exception.ParamName);
        Assert.StartsWith("A generated company has 1 to 1,000,000 tasks.", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(9999, 12, 31)]
    public void Validate_TodayWithoutPastOrFuture_IsRefused(int year, int month, int day) =>
        Assert.Throws<ArgumentOutOfRangeException>((Defaults with { Today = new DateOnly(year, month, day) }).Validate);

    [Fact]
    public void Source_InvalidOptions_IsNotMade() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SyntheticWorkforceSource(Defaults with { People = 0 }));
}
