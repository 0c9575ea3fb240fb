using ChatOps.Agent.Functions;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;

namespace ChatOps.Tests.Agent.Functions;

public sealed class ShowPerformanceTests
{
    private static readonly DateOnly Today = Company.Today;

    [Fact]
    public async Task Run_SixTasksOverSixMonths_GivesFiguresAndTrend()
    {
        var bench = new FunctionBench(Rising());

        var reply = await bench.RunAsync(new ShowPerformance(), null, ("person", ["U01"]));

        Assert.Equal("**Ann Lee** has finished 6 tasks so far; 50 % (27-73) were rated 4 or 5. Results went up by 40 points over six months.", reply.Text);
        Assert.Equal("50 % (27-73), 3 of 6; everybody here: 57 %", FunctionBench.Fact(reply, "Rated 4 or 5"));
        Assert.Equal("70 of 100 on average", FunctionBench.Fact(reply, "Quality"));
        Assert.Equal("70 of 100 on average; 0 of 6 on time", FunctionBench.Fact(reply, "Timeliness"));
        Assert.Equal("72 h against 60 h estimated, 1.20 times", FunctionBench.Fact(reply, "Hours"));
        Assert.Equal("up: 90 of 100 in the last three months (3 tasks), 50 in the three before (3 tasks)", FunctionBench.Fact(reply, "Trend"));
        Assert.Equal("From outcomes up to 23 Nov. Trend: 0.4 timeliness + 0.6 quality.", reply.Note);
    }

    [Fact]
    public async Task Run_ManyTasks_ListsTheFiveLatestNewestFirst()
    {
        var bench = new FunctionBench(Rising());

        var reply = await bench.RunAsync(new ShowPerformance(), null, ("person", ["U01"]));

        Assert.Equal(["N-1", "N-2", "N-3", "O-1", "O-2"], bench.State.Tasks);
        Assert.Equal(["N-1", "Task N-1", "23 Nov", "12 of 10 h", "5 of 5", "90 %", "90 %"], FunctionBench.Table(reply).Rows[0]);
        Assert.Equal(["U01"], bench.State.People);
    }

    [Fact]
    public async Task Run_Period_CountsOnlyWhatWasFinishedInIt()
    {
        var reply = await new FunctionBench(Rising()).RunAsync(new ShowPerformance(), null, ("person", ["U01"]), ("period", ["this_month"]));

        Assert.StartsWith(
            "**Ann Lee** finished 3 tasks this month; 100 % (65-100) were rated 4 or 5. That is too few to judge by; 5 or more would say something.",
            reply.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ChangeWithinChance_IsNoClearTrend()
    {
        var company = new Company().Person("U01", "Ann Lee");
        double[] now = [0.2, 0.9, 0.6], before = [0.9, 0.1, 0.5];
        for (var n = 0; n < 3; n++)
            company.Did($"N-{n}", "U01", Today.AddDays(-n), 10, 3, now[n], now[n]).Did($"O-{n}", "U01", Today.AddMonths(-4).AddDays(n), 10, 3, before[n], before[n]);

        var reply = await new FunctionBench(company).RunAsync(new ShowPerformance(), null, ("person", ["U01"]));

        Assert.EndsWith("No clear trend over six months.", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TwoTasks_SaysTooFewToJudgeAndNoTrendYet()
    {
        var company = new Company().Person("U01", "Ann Lee").Did("A", "U01", Today.AddDays(-40), 10, 5, 1, 1).Did("B", "U01", Today.AddDays(-41), 10, 5, 1, 1);

        var reply = await new FunctionBench(company).RunAsync(new ShowPerformance(), null, ("person", ["U01"]));

        Assert.Contains("That is too few to judge by", reply.Text, StringComparison.Ordinal);
        Assert.Equal(
            "not measurable yet (2 tasks in the last three months, 0 in the three before; 3 each needed)", FunctionBench.Fact(reply, "Trend"));
        Assert.StartsWith("From outcomes up to 15 Oct, 40 days ago.", reply.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NothingFinished_SaysSo() => Assert.Equal(
        "**Ann Lee** has not finished a task yet, so there is nothing to go by.",
        (await new FunctionBench(new Company().Person("U01", "Ann Lee")).RunAsync(new ShowPerformance(), null, ("person", ["U01"]))).Text);

    [Fact]
    public async Task Run_NothingInThePeriod_SaysWhatThereIs()
    {
        var reply = await new FunctionBench(Rising()).RunAsync(new ShowPerformance(), null, ("person", ["U01"]), ("period", ["last_year"]));

        Assert.Equal(ReplyOutcome.Allowed, reply.Outcome);
        Assert.Equal("**Ann Lee** finished no task last year. Before and since: 6 tasks, the last on 23 Nov.", reply.Text);
    }

    [Fact]
    public void Allows_Employee_SeesOnlyThemselves()
    {
        var contract = FunctionCatalogue.Find("performance.show_performance")!;

        Assert.True(contract.Allows(FunctionBench.Employee, "U02"));
        Assert.False(contract.Allows(FunctionBench.Employee, "U01"));
    }

    /// <summary>Three good tasks this month, three weak ones four months ago, and one of somebody else.</summary>
    private static Company Rising()
    {
        var company = new Company().Person("U01", "Ann Lee").Person("U02", "Bob Okafor").Did("X", "U02", Today.AddDays(-3), 10, 4, 1, 1);
        for (var n = 1; n <= 3; n++)
            company.Did($"N-{n}", "U01", Today.AddDays(-n), 12, 5, 0.9, 0.9).Did($"O-{n}", "U01", Today.AddMonths(-4).AddDays(-n), 12, 3, 0.5, 0.5);
        return company;
    }
}
