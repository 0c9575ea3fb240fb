using ChatOps.Learning.Assignments;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Learning.Assignments;

public sealed class AssignmentPlannerTests
{
    private static readonly (string Skill, Proficiency Level, bool Mandatory) Kafka = ("Kafka", Proficiency.Advanced, true);
    private static readonly (string Skill, Proficiency Level, bool Mandatory) Java = ("Java", Proficiency.Advanced, true);

    [Fact]
    public void Plan_BestPersonIsNeededMoreElsewhere_SaysWho()
    {
        // Both tasks take 20 h; Ann is best for both, and alone with Kafka.
        var company = new Company().Person("U01", "Ann", ("Java", Proficiency.Expert), ("Kafka", Proficiency.Expert)).Person("U02", "Ben", ("Java", Proficiency.Advanced))
            .Person("U03", "Cyd", ("Figma", Proficiency.Expert))
            .Task("T1", "Both", Java, Kafka).Task("T2", "Kafka work", Kafka);

        var plan = Plan(company.Data, new AssignmentRequest(["T1", "T2"]) { MaxHours = 20 });

        Assert.Equal([("T1", "U02"), ("T2", "U01")], plan.Lines.Select(l => (l.WorkItem.Id, l.Person.Id)));
        Assert.Equal("U01", plan.Lines[0].OneByOne?.Id);
        Assert.Matches(@"^Ann \(\d+ %\) would be best, but brings more with T2$", plan.Lines[0].Reason);
        Assert.Null(plan.Lines[1].Reason);
        Assert.True(plan.Expected > plan.ExpectedOneByOne);
        Assert.True(plan.IsProvenOptimal);
        Assert.False(plan.IsChance);
    }

    [Fact]
    public void Plan_FreeHoursPerWeek_AreKept()
    {
        // 20 h in two weeks are 10 h a week; Ann has 12 left, so one of two.
        var company = new Company().Person("U01", "Ann", ("Java", Proficiency.Expert)).Week("U01", Company.Today.AddDays(-1), 28)
            .Task("T1", "t", Java).Task("T2", "t", Java);

        var plan = Plan(company.Data, new AssignmentRequest(["T1", "T2"]));

        var line = Assert.Single(plan.Lines);
        Assert.Equal((28, 38, 40, 20, 1), (line.Load.HoursBefore, Math.Round(line.Load.HoursAfter, 3), line.Load.CapacityHours, line.Load.NewHours, line.Load.Tasks));
        Assert.Contains("Ann (", Assert.Single(plan.Unassigned).Reason, StringComparison.Ordinal);
        Assert.Contains("brings more with T1", plan.Unassigned[0].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_TaskNeedsMoreThanAnybodyHas_SaysHowMuch()
    {
        var company = new Company().Person("U01", "Ann", ("Java", Proficiency.Expert)).Task("T1", "t", Java);

        var plan = Plan(company.Data, new AssignmentRequest(["T1"]) { MaxHours = 15.5 });

        Assert.Equal("needs 20 h, and nobody who may take it has more than 15.5 h to give", Assert.Single(plan.Unassigned).Reason);
    }

    [Fact]
    public void Plan_HardConstraints_AreKeptAndSaid()
    {
        var data = new Company().Person("U01", "Ann", ("Java", Proficiency.Expert)).Person("U02", "Ben", ("Java", Proficiency.Advanced))
            .Person("U03", "Cyd", ("CISSP", Proficiency.Beginner))
            .Task("T1", "t", Java).Task("T2", "t", ("CISSP", Proficiency.Beginner, true)).Week("U01", Company.Today.AddDays(-1), 0, 0).Data;
        data = data with { Skills = [.. data.Skills.Select(s => s.Name == "CISSP" ? s with { Type = "CERTIFICATION" } : s)] };

        var plan = Plan(data, new AssignmentRequest(["T1", "T2"]) { Exclude = ["U03"], MaxHours = 100 });

        Assert.Equal(("T1", "U02"), (Assert.Single(plan.Lines).WorkItem.Id, plan.Lines[0].Person.Id));
        Assert.Equal(
            "nobody may take it (has no working hours this week: 1; is left out by the request: 1; lacks the certificate CISSP: 1)",
            Assert.Single(plan.Unassigned).Reason);
    }

    [Fact]
    public void Plan_SomebodyHasTheTask_IsLeftWithThem()
    {
        var plan = Plan(Company.Small().Holds("U02", "TASK-101", Company.Today).Data, new AssignmentRequest(["TASK-101", "TASK-102"]));

        Assert.Equal(("TASK-101", "Bob Okafor has it already"), (plan.Unassigned[0].WorkItem.Id, plan.Unassigned[0].Reason));
    }

    [Fact]
    public void Plan_NoTasks_IsEmptyAndProven()
    {
        var plan = Plan(Company.Small().Data, new AssignmentRequest([]));

        Assert.Empty(plan.Lines);
        Assert.Empty(plan.Unassigned);
        Assert.Equal((0.0, 0.0, true), (plan.Expected, plan.Gap, plan.IsProvenOptimal));
    }

    [Fact]
    public void Plan_NoPeople_SaysSo()
    {
        var plan = Plan(new Company().Task("T1", "t", Java).Data, new AssignmentRequest(["T1"]));

        Assert.Equal("there is nobody", Assert.Single(plan.Unassigned).Reason);
    }

    [Fact]
    public void Plan_UnknownTask_ThrowsKeyNotFound() =>
        Assert.Throws<KeyNotFoundException>(() => Plan(Company.Small().Data, new AssignmentRequest(["TASK-999"])));

    [Fact]
    public void Plan_TaskNamedTwice_Throws() =>
        Assert.Throws<ArgumentException>(() => Plan(Company.Small().Data, new AssignmentRequest(["TASK-101", "TASK-101"])));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Plan_MaxHoursNotAboveZero_Throws(double hours) =>
        Assert.Throws<ArgumentException>(() => Plan(Company.Small().Data, new AssignmentRequest(["TASK-101"]) { MaxHours = hours }));

    [Theory]
    [InlineData(null, 216, 0.006)]
    [InlineData(40.0, 211, 0.005)]
    public async Task Plan_SampleWorld_BeatsOneByOneWithinEverybodysHours(double? maxHours, double least, double gap)
    {
        var data = await SampleCompanies.WorldAsync();
        var model = await SampleCompanies.WorldModelAsync();
        var service = new RankingService(WorkforceSnapshot.Build(data, new DateOnly(2025, 12, 31)), model);
        var open = data.WorkItems.Where(i => i.Status == WorkItemStatus.Open).Select(i => i.Id).ToArray();

        var plan = new AssignmentPlanner(service).Plan(new AssignmentRequest(open) { MaxHours = maxHours, TimeLimit = TimeSpan.FromMinutes(5) }, CancellationToken.None);

        Assert.Equal(open.Order(), plan.Lines.Select(l => l.WorkItem.Id).Concat(plan.Unassigned.Select(u => u.WorkItem.Id)).Order());
        Assert.True(plan.Expected > least && plan.Expected > plan.ExpectedOneByOne + 3);
        Assert.InRange(plan.Gap, 0, gap);
        Assert.All(plan.Loads, l => Assert.True(maxHours is { } most ? l.NewHours <= most : l.HoursAfter <= l.CapacityHours + 0.01));
        Assert.All(plan.Lines, l => Assert.InRange(l.Success, l.Interval!.Value.Low, l.Interval.Value.High));
        Assert.All(plan.Lines, l => Assert.Equal(service.RankIds(l.WorkItem.Id, 300).Single(r => r.Person.Id == l.Person.Id).Success!.Value, l.Success, 1e-6));
    }

    private static AssignmentPlan Plan(WorkforceData data, AssignmentRequest request) => new AssignmentPlanner(new RankingService(
        WorkforceSnapshot.Build(data, Company.Today), RankingModel.Untrained(DateTimeOffset.UnixEpoch))).Plan(request, CancellationToken.None);
}
