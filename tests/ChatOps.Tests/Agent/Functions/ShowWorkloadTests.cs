using ChatOps.Agent.Functions;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Agent.Functions;

public sealed class ShowWorkloadTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public async Task Run_PersonWithWorkloadsAndALaterAssignment_AddsItUntilItsHoursAreUsedUp()
    {
        // 20 h, due in 14 days: 10 h a week, this week and the next.
        var bench = new FunctionBench(new Company().Person("U01", "Ann Lee").Week("U01", Monday, 25).Task("T-1", "Crash").Holds("U01", "T-1", Company.Today));

        var reply = await bench.RunAsync(new ShowWorkload(), null, ("person", ["U01"]));

        Assert.Equal("**Ann Lee** has 35 of 40 h promised this week, 5 h free. 1 open task.", reply.Text);
        Assert.Equal(
            [
                ["23 Nov", "35 h", "40 h", "5 h", "88 %"],
                ["30 Nov", "35 h", "40 h", "5 h", "88 %"],
                ["7 Dec", "25 h", "40 h", "15 h", "63 %"],
                ["14 Dec", "25 h", "40 h", "15 h", "63 %"],
            ],
            FunctionBench.Table(reply).Rows);
        Assert.Equal(["T-1", "Crash", "8 Dec", "10 h a week", "added here"], Assert.Single(FunctionBench.Table(reply, 1).Rows));
        Assert.Equal(["T-1"], bench.State.Tasks);
        Assert.Equal(["U01"], bench.State.People);
        Assert.Equal("Hours are from the week of 23 Nov, and stand for later weeks too; assignments made since then were added.", reply.Note);
    }

    [Fact]
    public async Task Run_DataIsTwoWeeksOld_SaysSo()
    {
        var reply = await new FunctionBench(new Company().Person("U01", "Ann Lee").Week("U01", Monday.AddDays(-14), 10)).RunAsync(new ShowWorkload(), null, ("person", ["U01"]), ("period", ["this_week"]));

        Assert.Equal("**Ann Lee** has 10 of 40 h promised this week, 30 h free. No open task is assigned.", reply.Text);
        Assert.StartsWith("Hours are from the week of 9 Nov, 2 weeks old, and", reply.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoWorkloads_CountsOpenAssignmentsAlone()
    {
        var bench = new FunctionBench(new Company().Person("U01", "Ann Lee").Task("T-1", "Crash").Holds("U01", "T-1", Company.Today.AddDays(-9)));

        var reply = await bench.RunAsync(new ShowWorkload(), null, ("person", ["U01"]), ("period", ["next_week"]));

        Assert.Equal(["30 Nov", "10 h", "40 h", "30 h", "25 %"], Assert.Single(FunctionBench.Table(reply).Rows));
        Assert.StartsWith("There are no workloads in the data", reply.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PeriodBeforeTheData_SaysNothingIsKnown()
    {
        var reply = await new FunctionBench(new Company().Person("U01", "Ann Lee").Week("U01", Monday, 10)).RunAsync(new ShowWorkload(), null, ("person", ["U01"]), ("period", ["last_year"]));

        Assert.Equal("Nothing is known of **Ann Lee**'s hours last year. No open task is assigned.", reply.Text);
        Assert.Empty(reply.Blocks);
    }

    [Fact]
    public async Task Run_PlannedWeekOverCapacity_IsNamedTheFullest()
    {
        var reply = await new FunctionBench(new Company().Person("U01", "Ann Lee").Week("U01", Monday, 10).Week("U01", Monday.AddDays(7), 50)).RunAsync(new ShowWorkload(), null, ("person", ["U01"]));

        Assert.Equal(
            "**Ann Lee** has 10 of 40 h promised this week, 30 h free. The fullest is the week of 30 Nov: 50 of 40 h. 1 week of 4 is above capacity. No open task is assigned.",
            reply.Text);
    }

    [Fact]
    public async Task Run_OnLeaveThisWeek_SaysSoAndExpectsThemBack()
    {
        var reply = await new FunctionBench(new Company().Person("U01", "Ann Lee").Week("U01", Monday, 0, capacity: 0)).RunAsync(new ShowWorkload(), null, ("person", ["U01"]));

        Assert.StartsWith("**Ann Lee** has no working hours this week.", reply.Text, StringComparison.Ordinal);
        Assert.Equal(["23 Nov", "0 h", "0 h", "0 h", "0 %"], FunctionBench.Table(reply).Rows[0]);
        Assert.Equal(["30 Nov", "0 h", "40 h", "40 h", "0 %"], FunctionBench.Table(reply).Rows[1]);
    }

    [Fact]
    public async Task Run_Department_ListsItsPeopleFullestFirstWithATotal()
    {
        var bench = Two();

        var reply = await bench.RunAsync(new ShowWorkload(), null, ("department", ["Backend Development"]), ("period", ["this_week"]));

        Assert.Equal(
            "**Backend Development** (2 people), this week: 60 of 80 h promised, 75 %. Above capacity: Bob Okafor (46 of 40 h). Most free: Ann Lee, 26 h.", reply.Text);
        Assert.Equal([["Bob Okafor", "46 of 40 h"], ["Ann Lee", "14 of 40 h"], ["2 people", "60 of 80 h"]], FunctionBench.Table(reply).Rows);
        Assert.Equal(["U02", "U01"], bench.State.People);
    }

    [Fact]
    public async Task Run_Everybody_ShowsDepartmentsAndPeople()
    {
        var reply = await Two().RunAsync(new ShowWorkload(), null, ("period", ["this_week"]));

        Assert.Equal([["Design", "40 of 40 h"], ["Backend Development", "60 of 80 h"], ["3 people", "100 of 120 h"]], FunctionBench.Table(reply).Rows);
        Assert.Equal(3, FunctionBench.Table(reply, 1).Rows.Count);
        Assert.StartsWith("**Everybody** (3 people), this week: 100 of 120 h promised, 83 %.", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LongPeriodOfAGroup_ShowsMeansOverTheWeeksThatAreKnown()
    {
        var company = new Company().Person("U01", "Ann Lee").Week("U01", new DateOnly(2026, 9, 7), 20).Week("U01", new DateOnly(2026, 9, 14), 30);

        var reply = await new FunctionBench(company).RunAsync(new ShowWorkload(), null, ("department", ["Backend Development"]), ("period", ["last_quarter"]));

        Assert.Equal(["Ann Lee", "25 of 40 h", "63 %", "2 of 13"], FunctionBench.Table(reply).Rows[0]);
    }

    [Fact]
    public async Task Run_ThisMonth_TakesTheWeeksThatBeginInIt()
    {
        var reply = await new FunctionBench(new Company().Person("U01", "Ann Lee").Week("U01", Monday, 10)).RunAsync(new ShowWorkload(), null, ("person", ["U01"]), ("period", ["this_month"]));

        Assert.Equal(["2 Nov", "9 Nov", "16 Nov", "23 Nov", "30 Nov"], FunctionBench.Table(reply).Rows.Select(r => r[0]));
        Assert.Equal("not known", FunctionBench.Table(reply).Rows[0][1]);
    }

    [Fact]
    public async Task Run_EmptyCompany_SaysNothingIsKnown() =>
        Assert.StartsWith("Nothing is known of hours", (await new FunctionBench(new Company()).RunAsync(new ShowWorkload())).Text, StringComparison.Ordinal);

    [Fact]
    public void Allows_EmployeeAboutAColleague_IsDenied()
    {
        var contract = FunctionCatalogue.Find("ranking.show_workload")!;

        Assert.True(contract.Allows(FunctionBench.Employee, "U02"));
        Assert.False(contract.Allows(FunctionBench.Employee, "U01"));
        Assert.False(contract.Allows(FunctionBench.Employee, null));
    }

    [Fact]
    public void WeeksOf_ThisWeek_IsWhatTheAvailabilitySays()
    {
        var company = new Company().Person("U01", "a").Person("U02", "b").Week("U01", Monday.AddDays(-7), 33)
            .Task("T-1", "t").Holds("U01", "T-1", Company.Today).Task("T-2", "t").Holds("U02", "T-2", Company.Today.AddDays(-20)).Task("T-3", "t").Holds("U01", "T-3", Monday.AddDays(-8));
        var snapshot = WorkforceSnapshot.Build(company.Data, Company.Today);

        for (var p = 0; p < 2; p++)
            Assert.Equal(snapshot.Availability.AllocatedHours(p), snapshot.Weeks.Of(p, Company.Today)!.Value.AllocatedHours, 1e-4);
    }

    private static FunctionBench Two() => new(new Company()
        .Person("U01", "Ann Lee").Person("U02", "Bob Okafor")
        .Add(new Person("U03", "Cyd Moreau", null, "Design", Seniority.Senior, 8, null, 40))
        .Week("U01", Monday, 14).Week("U02", Monday, 46).Week("U03", Monday, 40));
}
