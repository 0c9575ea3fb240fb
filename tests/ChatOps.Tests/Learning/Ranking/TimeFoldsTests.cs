using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;

namespace ChatOps.Tests.Learning.Ranking;

public sealed class TimeFoldsTests
{
    [Fact]
    public void Split_TenDecisions_CutsByTimeAfterTheWarmUp()
    {
        var company = new Company().Person("U01", "Ann");
        foreach (var n in Enumerable.Range(0, 10).Reverse())
            company.Finished($"OLD-{n}", "U01", 4, new DateOnly(2026, 1, 1).AddDays(n));

        var folds = TimeFolds.Split(company.Data, 0.4, 3);

        Assert.Equal([2, 2, 2], folds.Select(f => f.Decisions.Count));
        Assert.Equal(["A-OLD-4", "A-OLD-5"], folds[0].Decisions.Select(d => d.Assignment.Id));
        Assert.Equal(new DateOnly(2026, 1, 4), folds[0].KnownThrough);
        Assert.All(folds, f => Assert.All(f.Decisions, d => Assert.True(d.Assignment.Date > f.KnownThrough)));
    }

    [Fact]
    public void Split_NoOutcomes_HasNoFolds() => Assert.Empty(TimeFolds.Split(Company.Small().Data, 0.3, 5));

    [Fact]
    public void Split_FewerDecisionsThanFolds_LosesNone()
    {
        var company = new Company().Person("U01", "Ann")
            .Finished("OLD-1", "U01", 4, Company.Today.AddDays(-9))
            .Finished("OLD-2", "U01", 2, Company.Today.AddDays(-5));

        Assert.Equal(2, TimeFolds.Split(company.Data, 0, 5).Sum(f => f.Decisions.Count));
    }
}
