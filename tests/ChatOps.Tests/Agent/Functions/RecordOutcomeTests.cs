using ChatOps.Agent.Functions;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Agent.Functions;

public sealed class RecordOutcomeTests
{
    private static readonly DateOnly Today = Company.Today;

    private readonly FunctionBench _bench = Held(deadline: Today.AddDays(3));

    [Fact]
    public async Task Propose_AllGiven_SaysWhatIsStoredAndStoresNothing()
    {
        var reply = await _bench.ProposeAsync(Function, ("task", ["T-1"]), ("hours", ["7"]), ("rating", ["5"]), ("quality", ["0.9"]), ("feedback", ["great"]));

        Assert.Equal(ReplyOutcome.Confirm, reply.Outcome);
        Assert.StartsWith("Complete **T-1** *Crash* of **Ann Lee** with this outcome?", reply.Text, StringComparison.Ordinal);
        Assert.Equal("7 h (estimated 10 h)", FunctionBench.Fact(reply, "Hours"));
        Assert.Equal("5 of 5", FunctionBench.Fact(reply, "Rating"));
        Assert.Equal("90 %", FunctionBench.Fact(reply, "Quality"));
        Assert.Equal("100 %, on time (due 27 Nov)", FunctionBench.Fact(reply, "Timeliness"));
        Assert.Equal("24 Nov 2026", FunctionBench.Fact(reply, "Completed"));
        Assert.Equal("great", FunctionBench.Fact(reply, "Feedback"));
        Assert.Null(reply.Note);
        Assert.Empty(_bench.Store.Data.Outcomes);
    }

    [Theory]
    [InlineData("11", 5, 1)]
    [InlineData("11.01", 4, 0.75)]
    [InlineData("13", 4, 0.75)]
    [InlineData("15", 3, 0.5)]
    [InlineData("20", 2, 0.25)]
    [InlineData("20.5", 1, 0)]
    [InlineData("0", 5, 1)]
    public async Task Run_HoursAlone_DerivesRatingByTheDocumentsStepsAndQualityFromIt(string hours, int rating, double quality)
    {
        await _bench.RunAsync(Function, null, ("task", ["T-1"]), ("hours", [hours]));

        var outcome = Assert.Single(_bench.Store.Data.Outcomes);
        Assert.Equal((rating, quality), (outcome.Rating, outcome.Quality));
    }

    [Fact]
    public async Task Propose_HoursAlone_SaysHowTheRestWasDerived()
    {
        var reply = await _bench.ProposeAsync(Function, ("task", ["T-1"]), ("hours", ["13"]));

        Assert.Equal("4 of 5, from the hours: 1.30 times the estimate is at most 1.3", FunctionBench.Fact(reply, "Rating"));
        Assert.Equal("75 %, from the rating: (4 - 1) / 4", FunctionBench.Fact(reply, "Quality"));
        Assert.NotNull(reply.Note);
    }

    [Fact]
    public async Task Propose_QualityAlone_DerivesTheRatingFromIt()
    {
        var reply = await _bench.ProposeAsync(Function, ("task", ["T-1"]), ("quality", ["0.8"]));

        Assert.Equal("4 of 5, from the quality: 1 + 4 × 0.8", FunctionBench.Fact(reply, "Rating"));
        Assert.Equal("10 h, the estimate, since none were given", FunctionBench.Fact(reply, "Hours"));
    }

    [Fact]
    public async Task Propose_NothingGiven_TakesTheMiddleAndSaysSo()
    {
        var reply = await _bench.ProposeAsync(Function, ("task", ["T-1"]));

        Assert.Equal(ReplyOutcome.Confirm, reply.Outcome);
        Assert.Equal("3 of 5, the middle, since neither rating, quality nor hours were given", FunctionBench.Fact(reply, "Rating"));
    }

    [Theory]
    [InlineData(-2, "80 %, 2 days late of 10 planned (due 22 Nov)")]
    [InlineData(-1, "91 %, 1 day late of 11 planned (due 23 Nov)")]
    [InlineData(0, "100 %, on time (due 24 Nov)")]
    [InlineData(-20, "0 %, 20 days late of 1 planned (due 4 Nov)")]
    public async Task Propose_Deadline_GivesTimeliness(int daysFromToday, string expected)
    {
        var reply = await Held(Today.AddDays(daysFromToday)).ProposeAsync(Function, ("task", ["T-1"]), ("rating", ["4"]));

        Assert.Equal(expected, FunctionBench.Fact(reply, "Timeliness"));
    }

    [Fact]
    public async Task Propose_NoDeadline_IsOnTimeAndSaysWhy() => Assert.Equal(
        "100 %, since there is no deadline",
        FunctionBench.Fact(await Held(null).ProposeAsync(Function, ("task", ["T-1"]), ("rating", ["4"])), "Timeliness"));

    [Fact]
    public async Task Run_AssignedTask_StoresTheOutcomeAndCompletesIt()
    {
        var reply = await _bench.RunAsync(Function, null, ("task", ["T-1"]), ("hours", ["7"]), ("rating", ["4"]), ("feedback", ["fine"]));

        Assert.Equal((ReplyOutcome.Confirmed, "Done: **T-1** is completed. Ann Lee, 7 h, rated 4 of 5."), (reply.Outcome, reply.Text));
        Assert.Equal(new Outcome("H-T-1", Today, 7, 4, 0.75, 1, "fine"), Assert.Single(_bench.Store.Data.Outcomes));
        Assert.Equal(WorkItemStatus.Completed, Assert.Single(_bench.Store.Data.WorkItems).Status);
        Assert.Equal("U01", _bench.State.PersonId);
        Assert.Equal("performance.show_performance", Assert.Single(reply.Buttons).Call.Function);
    }

    [Fact]
    public async Task Run_Twice_StoresOnceAndSaysSo()
    {
        await _bench.RunAsync(Function, null, ("task", ["T-1"]), ("hours", ["7"]));

        var reply = await _bench.RunAsync(Function, null, ("task", ["T-1"]), ("hours", ["9"]));

        Assert.Equal((ReplyOutcome.Clarify, "**T-1** is completed already, so there is nothing to record."), (reply.Outcome, reply.Text));
        Assert.Single(_bench.Store.Data.Outcomes);
    }

    [Fact]
    public async Task Propose_NobodyHasTheTask_AsksWhoDidIt()
    {
        var bench = new FunctionBench(Company.Small());

        var reply = await bench.ProposeAsync(new RecordOutcome(bench.Store), ("task", ["TASK-101"]), ("hours", ["7"]));

        Assert.Equal(ReplyOutcome.Clarify, reply.Outcome);
        Assert.Contains("has no assignee", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StoreRefusesInTheMeantime_SaysThatNothingWasStored()
    {
        var late = new FunctionBench(Company.Small()); // its store knows no assignment of T-1
        var reply = await _bench.RunAsync(new RecordOutcome(new FakeWorkforceStore(late.Store.Data with { WorkItems = _bench.Store.Data.WorkItems })), null, ("task", ["T-1"]), ("hours", ["7"]));

        Assert.Equal((ReplyOutcome.Clarify, "**T-1** was completed or taken back in the meantime, so nothing was stored."), (reply.Outcome, reply.Text));
    }

    private RecordOutcome Function => new(_bench.Store);

    private static FunctionBench Held(DateOnly? deadline) => new(new Company()
        .Person("U01", "Ann Lee")
        .Add(new WorkItem("T-1", "Crash", null, null, Priority.High, Difficulty.Easy, null, 10, Today.AddDays(-20), deadline, WorkItemStatus.InProgress))
        .Holds("U01", "T-1", Today.AddDays(-12)));
}
