using ChatOps.Agent.Functions;
using ChatOps.Agent.Replies;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Agent.Functions;

public sealed class FindPeopleTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    private readonly FunctionBench _bench = new(Staff());

    [Fact]
    public async Task Run_OneSkill_SortsByLevelThenFreeHours()
    {
        var reply = await _bench.RunAsync(new FindPeople(), FunctionBench.Employee, ("skills", ["Rust"]));

        var table = FunctionBench.Table(reply);
        Assert.Equal(["Name", "Department", "Seniority", "Rust", "Free a week"], table.Columns);
        Assert.Equal(
            [
                ["Hiro Tanaka", "Backend Development", "Principal", "EXPERT", "0 h"],
                ["Priya Nair", "Backend Development", "Mid level", "ADVANCED", "30 h"],
                ["David Novak", "DevOps", "Senior", "ADVANCED", "12 h"],
            ],
            table.Rows);
        Assert.Equal("**3 people** know Rust.", reply.Text);
        Assert.Equal(["U01", "U02", "U03"], _bench.State.People);
        Assert.Contains("the week of 23 Nov,", reply.Note, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TwoSkills_ReturnsWhoHasBoth()
    {
        var reply = await _bench.RunAsync(new FindPeople(), null, ("skills", ["Rust", "Kafka"]));

        Assert.Equal("**1 person** knows Rust and Kafka.", reply.Text);
        Assert.Equal(["Priya Nair", "Backend Development", "Mid level", "ADVANCED", "BEGINNER", "30 h"], Assert.Single(FunctionBench.Table(reply).Rows));
    }

    [Fact]
    public async Task Run_LevelDepartmentAndFreeHours_MeetsAll()
    {
        var reply = await _bench.RunAsync(
            new FindPeople(), null, ("skills", ["rust"]), ("level", ["ADVANCED"]), ("department", ["Backend Development"]), ("available", ["true"]));

        Assert.Equal("**1 person** knows rust at ADVANCED or above, works in Backend Development and has free hours this week.", reply.Text);
        Assert.Equal(["U02"], _bench.State.People);
    }

    [Fact]
    public async Task Run_NobodyFits_SaysWhoComesNearestAndWhatTheyLack()
    {
        var reply = await _bench.RunAsync(new FindPeople(), null, ("skills", ["Rust", "Kafka"]), ("level", ["EXPERT"]));

        Assert.Equal(ReplyOutcome.Allowed, reply.Outcome);
        Assert.Equal(
            "Nobody here knows Rust and Kafka at EXPERT or above. Closest: **Hiro Tanaka** (Rust EXPERT, no Kafka); **Priya Nair** (Rust only ADVANCED, Kafka only BEGINNER); **David Novak** (Rust only ADVANCED, no Kafka).",
            reply.Text);
        Assert.Empty(reply.Blocks);
    }

    [Fact]
    public async Task Run_SkillThatNobodyHas_SaysSo()
    {
        var reply = await _bench.RunAsync(new FindPeople(), null, ("skills", ["COBOL"]));

        Assert.Equal("Nobody here knows COBOL.", reply.Text);
        Assert.Empty(_bench.State.People);
    }

    [Fact]
    public async Task Run_NobodyInTheDepartmentIsFree_NamesWhoLacksOneThing()
    {
        var reply = await _bench.RunAsync(new FindPeople(), null, ("skills", ["Rust"]), ("level", ["EXPERT"]), ("available", ["true"]));

        Assert.StartsWith(
            "Nobody here knows Rust at EXPERT or above and has free hours this week. Closest: **Hiro Tanaka** (Rust EXPERT, no free hours)",
            reply.Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DepartmentAlone_ShowsTheStrongestSkills()
    {
        var reply = await _bench.RunAsync(new FindPeople(), null, ("department", ["DevOps"]));

        Assert.Equal(["David Novak", "DevOps", "Senior", "Docker MASTER, Rust ADVANCED", "12 h"], Assert.Single(FunctionBench.Table(reply).Rows));
    }

    [Fact]
    public async Task Run_ManyPeople_ShowsTwentyFiveAndCountsTheRest()
    {
        var company = new Company();
        for (var n = 1; n <= 30; n++)
            company.Person($"U{n:00}", $"Person {n:00}", ("Go", Proficiency.Advanced));
        var bench = new FunctionBench(company);

        var reply = await bench.RunAsync(new FindPeople(), null, ("skills", ["Go"]));

        Assert.Equal("**30 people** know Go. The first 25 are below, and 5 more.", reply.Text);
        Assert.Equal(25, FunctionBench.Table(reply).Rows.Count);
        Assert.Equal(25, bench.State.People.Count);
    }

    [Fact]
    public async Task Run_EmptyCompany_SaysNobody() =>
        Assert.Equal("There is nobody in the data.", (await new FunctionBench(new Company()).RunAsync(new FindPeople())).Text);

    private static Company Staff() => new Company()
        .Add(Somebody("U01", "Hiro Tanaka", "Backend Development", Seniority.Principal), ("Rust", Proficiency.Expert))
        .Add(Somebody("U02", "Priya Nair", "Backend Development", Seniority.MidLevel), ("Rust", Proficiency.Advanced), ("Kafka", Proficiency.Beginner))
        .Add(Somebody("U03", "David Novak", "DevOps", Seniority.Senior), ("Rust", Proficiency.Advanced), ("Docker", Proficiency.Master))
        .Add(Somebody("U04", "Cyd Moreau", "Design", Seniority.Senior), ("Figma", Proficiency.Expert))
        .Week("U01", Monday, 44).Week("U02", Monday, 10).Week("U03", Monday, 28).Week("U04", Monday, 0);

    private static Person Somebody(string id, string name, string department, Seniority seniority) =>
        new(id, name, null, department, seniority, 8, null, 40);
}
