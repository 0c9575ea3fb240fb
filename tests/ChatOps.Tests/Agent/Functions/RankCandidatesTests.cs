using ChatOps.Agent.Functions;
using ChatOps.Learning.Ranking;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Agent.Functions;

public sealed class RankCandidatesTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly FunctionBench _bench = new(Staff());

    [Fact]
    public async Task Run_Department_RanksAmongThoseOnlyAndSaysHowMany()
    {
        var reply = await RankAsync(("department", ["DevOps"]));

        Assert.Equal(["U03:1", "U04:2"], Places(reply));
        Assert.EndsWith(" Of 4 people 2 work in DevOps.", reply.Text, StringComparison.Ordinal);
        Assert.Equal(["U03", "U04"], _bench.State.People);
    }

    [Fact]
    public async Task Run_AllConditions_SaysWhatEachLeft()
    {
        var reply = await RankAsync(("department", ["backend development"]), ("seniority", ["SENIOR", "LEAD"]), ("skills", ["kafka"]), ("available", ["true"]));

        Assert.Equal(["U01:1"], Places(reply));
        Assert.EndsWith(
            " Of 4 people 2 work in backend development, 2 of them are senior or lead, 1 of them has kafka, 1 of them has free hours.",
            reply.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Available_LeavesOutWhoIsFull() =>
        Assert.DoesNotContain("U02", string.Join(' ', Places(await RankAsync(("available", ["true"])))), StringComparison.Ordinal);

    [Fact]
    public async Task Run_NobodyIsLeft_SaysByWhatAndOffersWithoutIt()
    {
        var reply = await RankAsync(("department", ["DevOps"]), ("skills", ["Kafka"]));

        Assert.Equal(ReplyOutcome.Allowed, reply.Outcome);
        Assert.Equal("Nobody meets the conditions for *Migrate billing*. Of 4 people 2 work in DevOps, nobody has Kafka.", reply.Text);
        Assert.Equal(["Without that skill condition", "Without conditions"], reply.Buttons.Select(b => b.Label));
        Assert.Equal(("DevOps", null), (reply.Buttons[0].Call["department"], reply.Buttons[0].Call["skills"]));
        Assert.Null(reply.Buttons[1].Call["department"]);
    }

    [Fact]
    public async Task Run_IncludedPersonOutsideTheConditions_IsShownAndSaid()
    {
        var reply = await RankAsync(("department", ["DevOps"]), ("include", ["U01"]));

        Assert.Equal(["U01:1", "U03:2", "U04:3"], Places(reply));
        Assert.EndsWith(" Ann Lee is shown because you asked, without meeting that.", reply.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NobodyButTheIncluded_ShowsThemAndOffersWithoutTheCondition()
    {
        var reply = await RankAsync(("seniority", ["INTERN"]), ("include", ["U01"]));

        Assert.StartsWith("Nobody meets the conditions for *Migrate billing*.", reply.Text, StringComparison.Ordinal);
        Assert.Equal(["U01:1"], Places(reply));
        Assert.Equal("Any seniority", Assert.Single(reply.Buttons).Label);
    }

    [Fact]
    public async Task Run_NoConditions_SaysNothingOfThem() =>
        Assert.DoesNotContain("Of 4 people", (await RankAsync()).Text, StringComparison.Ordinal);

    [Fact]
    public async Task Run_TopThirty_ShowsTwentyFiveCardsAndTheRestAsATable()
    {
        var company = new Company().Task("T-1", "t", ("Go", Proficiency.Advanced, true));
        for (var n = 1; n <= 40; n++)
            company.Person($"U{n:00}", $"Person {n:00}", ("Go", Proficiency.Advanced));
        var bench = new FunctionBench(company);

        var reply = await bench.RunAsync(new RankCandidates(FunctionBench.NoExperiment, new ComputedRankings()), null, ("task", ["T-1"]), ("top", ["30"]), ("include", ["U40"]));

        Assert.Equal(26, Assert.IsType<RankingBlock>(reply.Blocks[0]).People.Count);
        Assert.Equal("U40", Assert.IsType<RankingBlock>(reply.Blocks[0]).People[^1].PersonId);
        Assert.Equal(["26", "Person 26"], FunctionBench.Table(reply).Rows[0].Take(2));
        Assert.Equal(5, FunctionBench.Table(reply).Rows.Count);
        Assert.Equal(31, bench.State.People.Count);
    }

    [Fact]
    public async Task Compare_SixAndMorePeople_ComparesSixAndSaysSo()
    {
        var company = new Company().Task("T-1", "t", ("Go", Proficiency.Advanced, true));
        for (var n = 1; n <= 8; n++)
            company.Person($"U{n:00}", $"Person {n:00}", ("Go", Proficiency.Advanced));
        company.Week("U02", Monday, 0, capacity: 0);
        var bench = new FunctionBench(company);

        var reply = await bench.RunAsync(
            new CompareCandidates(FunctionBench.NoExperiment, new ComputedRankings()), null, ("task", ["T-1"]), ("people", ["U01", "U02", "U03", "U04", "U05", "U06", "U07"]));

        var table = FunctionBench.Table(reply);
        Assert.Equal(7, table.Columns.Count);
        Assert.All(table.Rows, r => Assert.Equal(7, r.Count));
        Assert.Contains("has no working hours this week", table.Rows.Single(r => r[0] == "Stands against it"));
        Assert.EndsWith("Only the first 6 of the 7 people that you named are compared.", reply.Text, StringComparison.Ordinal);
        Assert.Equal(6, bench.State.People.Count);
    }

    private Task<Reply> RankAsync(params (string Name, string[] Values)[] arguments) =>
        _bench.RunAsync(new RankCandidates(FunctionBench.NoExperiment, new ComputedRankings()), null, [("task", ["T-1"]), .. arguments]);

    private static string[] Places(Reply reply) =>
        [.. reply.Blocks.OfType<RankingBlock>().SelectMany(b => b.People).Select(p => $"{p.PersonId}:{p.Rank}")];

    private static Company Staff() => new Company()
        .Person("U01", "Ann Lee", ("Kafka", Proficiency.Expert))
        .Person("U02", "Bob Okafor", ("Java", Proficiency.Advanced))
        .Add(new Person("U03", "David Novak", null, "DevOps", Seniority.Senior, 8, null, 40), ("Java", Proficiency.Expert))
        .Add(new Person("U04", "Jo Weber", null, "DevOps", Seniority.Junior, 1, null, 40), ("Docker", Proficiency.Beginner))
        .Week("U01", Monday, 10).Week("U02", Monday, 40).Week("U03", Monday, 10).Week("U04", Monday, 10)
        .Task("T-1", "Migrate billing", ("Kafka", Proficiency.Advanced, true), ("Java", Proficiency.Advanced, true));
}
