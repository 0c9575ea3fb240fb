using ChatOps.Agent.Functions;
using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Agent.Functions;

public sealed class ListTasksTests
{
    private static readonly DateOnly Today = Company.Today;

    private readonly FunctionBench _bench = new(Board());

    [Fact]
    public async Task Run_NoConditions_ListsWhatIsNotCompletedMostUrgentFirst()
    {
        var reply = await _bench.RunAsync(new ListTasks());

        Assert.Equal(["T-3", "T-1", "T-2"], _bench.State.Tasks);
        Assert.Equal("**3 tasks** (not completed): 1 overdue, 2 without an assignee.", reply.Text);
        Assert.Equal(["Task", "Title", "Priority", "Status", "Due", "Assignee", "Effort"], FunctionBench.Table(reply).Columns);
        Assert.Equal(["T-3", "Broken build", "Critical", "Open", "20 Nov, overdue", "nobody", "7.5 h"], FunctionBench.Table(reply).Rows[0]);
        Assert.Equal(["T-2", "Redraw icons", "Low", "In progress", "no deadline", "Bob Okafor", "10 h"], FunctionBench.Table(reply).Rows[2]);
        Assert.Equal("ranking.rank_candidates", Assert.Single(reply.Buttons).Call.Function);
    }

    [Fact]
    public async Task Run_EmployeeAsks_GetsNoButtonForARanking() =>
        Assert.Empty((await _bench.RunAsync(new ListTasks(), FunctionBench.Employee)).Buttons);

    [Theory]
    [InlineData("status", "OPEN", "T-3 T-1")]
    [InlineData("status", "IN_PROGRESS", "T-2")]
    [InlineData("status", "COMPLETED", "T-4")]
    [InlineData("priority", "CRITICAL", "T-3")]
    [InlineData("project", "PRJ-1", "T-1")]
    [InlineData("assignee", "U02", "T-2")]
    [InlineData("skills", "kafka", "T-1")]
    [InlineData("overdue", "true", "T-3")]
    [InlineData("unassigned", "true", "T-3 T-1")]
    [InlineData("department", "DevOps", "T-3")]
    [InlineData("department", "Design", "T-2")]
    [InlineData("department", "Backend Development", "T-1")]
    public async Task Run_OneCondition_KeepsWhatMeetsIt(string argument, string value, string expected)
    {
        await _bench.RunAsync(new ListTasks(), null, (argument, [value]));

        Assert.Equal(expected.Split(' '), _bench.State.Tasks);
    }

    [Fact]
    public async Task Run_SeveralConditions_MeetsAllAndNotesTheOnlyOne()
    {
        var reply = await _bench.RunAsync(new ListTasks(), null, ("status", ["OPEN"]), ("priority", ["HIGH"]), ("project", ["PRJ-1"]), ("skills", ["Kafka", "Java"]));

        Assert.Equal("**1 task** (open, high priority, in Billing, asking for Kafka and Java): 1 without an assignee.", reply.Text);
        Assert.Equal("T-1", _bench.State.TaskId);
    }

    [Fact]
    public async Task Run_OnlyCompletedOnesFit_SaysSoAndOffersThem()
    {
        var reply = await _bench.RunAsync(new ListTasks(), null, ("assignee", ["U01"]));

        Assert.Equal(ReplyOutcome.Allowed, reply.Outcome);
        Assert.Equal("There are no such tasks (not completed, with Ann Lee). Of the completed ones 1 task would fit.", reply.Text);
        Assert.Equal("COMPLETED", Assert.Single(reply.Buttons).Call["status"]);
        Assert.Empty(_bench.State.Tasks);
    }

    [Fact]
    public async Task Run_ManyTasks_ShowsTwentyFiveAndCountsTheRest()
    {
        var company = new Company();
        for (var n = 1; n <= 27; n++)
            company.Task($"T-{n:00}", "t");
        var bench = new FunctionBench(company);

        var reply = await bench.RunAsync(new ListTasks());

        Assert.Equal("**27 tasks** (not completed): 27 without an assignee. The 25 most urgent are below, and 2 more.", reply.Text);
        Assert.Equal(25, FunctionBench.Table(reply).Rows.Count);
    }

    [Fact]
    public void DepartmentOf_NamedInTheDescription_WinsOverTheAssignee()
    {
        var company = Board().Add(
            new WorkItem("T-5", "t", "Do it. Team: devops.", null, Priority.Low, Difficulty.Easy, null, 1, Today, null, WorkItemStatus.InProgress))
            .Holds("U02", "T-5", Today);
        var snapshot = WorkforceSnapshot.Build(company.Data, Today);

        Assert.Equal("DevOps", TaskDepartments.Of(snapshot)[snapshot.ItemIndex("T-5")]);
    }

    [Fact]
    public void DepartmentOf_NothingSays_IsNull()
    {
        var snapshot = WorkforceSnapshot.Build(new Company().Person("U01", "Ann").Task("T-1", "t").Data, Today);

        Assert.Null(TaskDepartments.Of(snapshot)[0]);
    }

    /// <summary>T-1 belongs to the backend by skills, T-2 to design by its assignee, T-3 to DevOps by its description.</summary>
    private static Company Board() => new Company()
        .Add(new Person("U01", "Ann Lee", null, "Backend Development", Seniority.Senior, 8, null, 40), ("Kafka", Proficiency.Advanced), ("Java", Proficiency.Advanced))
        .Add(new Person("U02", "Bob Okafor", null, "Design", Seniority.Senior, 8, null, 40), ("Figma", Proficiency.Advanced))
        .Add(new Person("U03", "David Novak", null, "DevOps", Seniority.Senior, 8, null, 40), ("Docker", Proficiency.Advanced))
        .Project("PRJ-1", "Billing")
        .Add(
            new WorkItem("T-1", "Migrate billing", null, "PRJ-1", Priority.High, Difficulty.Hard, null, 40, Today.AddDays(-5), Today.AddDays(5), WorkItemStatus.Open),
            ("Kafka", Proficiency.Advanced, true), ("Java", Proficiency.Advanced, true))
        .Add(new WorkItem("T-2", "Redraw icons", null, null, Priority.Low, Difficulty.Easy, null, 10, Today.AddDays(-5), null, WorkItemStatus.InProgress))
        .Holds("U02", "T-2", Today.AddDays(-1))
        .Add(new WorkItem("T-3", "Broken build", "Fix it. Team: DevOps.", null, Priority.Critical, Difficulty.Easy, null, 7.5, Today.AddDays(-9), Today.AddDays(-4), WorkItemStatus.Open))
        .Did("T-4", "U01", Today.AddDays(-30), 10, 5, 1, 1);
}
