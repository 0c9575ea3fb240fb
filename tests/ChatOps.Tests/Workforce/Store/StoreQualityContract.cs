using ChatOps.Workforce.Quality;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Synthetic;
using ChatOps.Workforce.Store;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>What the store counts is what a look at the company in memory gives. Run against SQLite here and against PostgreSQL in the integration tests.</summary>
public abstract class StoreQualityContract
{
    private static readonly DateOnly Today = new(2026, 11, 24);

    [Fact]
    public async Task Check_AGeneratedCompany_EqualsTheLookInMemory() => Assert.Empty((await AssertSameAsync(Today)).KeptOut);

    [Fact]
    public async Task Check_ACompanyHalfOfWhichIsToCome_EqualsTheLookInMemory()
    {
        var report = await AssertSameAsync(Today.AddDays(-200));

        Assert.False(report.Passes);
        Assert.NotEmpty(report.KeptOut);
    }

    [Fact]
    public async Task Check_AnEmptyStore_JudgesNothing() =>
        Assert.All((await StoreQuality.CheckAsync(await CreateAsync(), Today, CancellationToken.None)).Checks, c => Assert.Null(c.Score));

    /// <summary>An empty store.</summary>
    private protected abstract Task<EfWorkforceStore> CreateAsync();

    private async Task<QualityReport> AssertSameAsync(DateOnly today)
    {
        var store = await CreateAsync();
        var source = new SyntheticWorkforceSource(new SyntheticCompanyOptions { People = 40, WorkItems = 200, Today = Today });
        await new WorkforceImport(store).RunAsync(source, null, null, CancellationToken.None);

        var report = await StoreQuality.CheckAsync(store, today, CancellationToken.None);

        var expected = QualityGate.Check(await store.ReadAllAsync(CancellationToken.None), today);
        Assert.Equal(expected.Checks, report.Checks);
        Assert.Equal(expected.KeptOut.OrderBy(k => k.Key, StringComparer.Ordinal), report.KeptOut.OrderBy(k => k.Key, StringComparer.Ordinal));
        return report;
    }
}
