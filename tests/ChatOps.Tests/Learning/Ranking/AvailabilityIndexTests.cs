using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;

namespace ChatOps.Tests.Learning.Ranking;

public sealed class AvailabilityIndexTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public void FreeHours_WorkloadOfThisWeek_IsCapacityLessAllocated() =>
        Assert.Equal(28, Free(new Company().Person("U01", "Ann").Week("U01", Monday, 12)));

    [Fact]
    public void FreeHours_OlderWeeksToo_TakesTheNewest() =>
        Assert.Equal(30, Free(new Company().Person("U01", "Ann").Week("U01", Monday.AddDays(-7), 40).Week("U01", Monday, 10).Week("U01", Monday.AddDays(-14), 0)));

    [Fact]
    public void FreeHours_WeekThatHasNotBegun_IsNotLookedAt() =>
        Assert.Equal(30, Free(new Company().Person("U01", "Ann").Week("U01", Monday, 10).Week("U01", Monday.AddDays(7), 40)));

    [Fact]
    public void FreeHours_MoreAllocatedThanThereIs_IsZero() =>
        Assert.Equal(0, Free(new Company().Person("U01", "Ann").Week("U01", Monday, 55)));

    [Fact]
    public void FreeHours_NoWorkload_TakesOpenAssignmentsOff()
    {
        // 20 h, due in two weeks (created ten days ago, 24 days to do it): 10 h a week.
        var company = new Company().Person("U01", "Ann").Task("T1", "t").Holds("U01", "T1", Company.Today.AddDays(-3));

        Assert.Equal(30, Free(company), 1e-4);
    }

    [Fact]
    public void FreeHours_AssignedBeforeTheKnownWeek_IsInItAlready()
    {
        var company = new Company().Person("U01", "Ann").Task("T1", "t")
            .Week("U01", Monday, 10).Holds("U01", "T1", Monday.AddDays(-1));

        Assert.Equal(30, Free(company));
    }

    [Fact]
    public void FreeHours_AssignedSinceTheKnownWeek_IsAdded()
    {
        var company = new Company().Person("U01", "Ann").Task("T1", "t").Week("U01", Monday, 10).Holds("U01", "T1", Company.Today);

        Assert.Equal(20, Free(company), 1e-4);
    }

    [Fact]
    public void HolderOf_OpenAssignment_IsThePerson()
    {
        var company = new Company().Person("U01", "Ann").Task("T1", "t").Task("T2", "t").Holds("U01", "T1", Company.Today);
        var snapshot = WorkforceSnapshot.Build(company.Data, Company.Today);

        Assert.Equal(0, snapshot.Availability.HolderOf(snapshot.ItemIndex("T1")));
        Assert.Equal(-1, snapshot.Availability.HolderOf(snapshot.ItemIndex("T2")));
    }

    private static float Free(Company company) =>
        WorkforceSnapshot.Build(company.Data, Company.Today).Availability.FreeHours(0);
}
