using ChatOps.Agent.Access;
using ChatOps.Host.Dashboard;
using ChatOps.Learning.Ranking;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce;

namespace ChatOps.Tests.Host.Dashboard;

public sealed class DashboardTableTests
{
    private static readonly Speaker Manager = new("U03", "Cyd Moreau", Role.Manager);
    private static readonly Speaker Employee = new("U02", "Bob Okafor", Role.Employee);

    [Fact]
    public void Tasks_Pages_CutAndCountAll()
    {
        var snapshot = Many(57);

        var (first, last, beyond) = (Tasks(snapshot, Request(1)), Tasks(snapshot, Request(3)), Tasks(snapshot, Request(9)));

        Assert.Equal((57, 25, "T-001"), (first.Total, first.Rows.Count, first.Rows[0].Work.Id));
        Assert.Equal((57, 7, "T-057"), (last.Total, last.Rows.Count, last.Rows[^1].Work.Id));
        Assert.Equal((57, 0), (beyond.Total, beyond.Rows.Count));
    }

    [Theory]
    [InlineData("hours", false, "T-1")]
    [InlineData("hours", true, "T-3")]
    [InlineData("title", false, "T-2")]
    [InlineData("due", false, "T-3")]
    [InlineData("due", true, "T-1")] // no deadline is later than any
    [InlineData(null, false, "T-2")] // the most urgent
    public void Tasks_Sorted_ByThatColumn(string? sort, bool isDescending, string first)
    {
        var snapshot = Snapshot(new Company()
            .Add(Item("T-1", "Bravo", 1, Priority.Low, null)).Add(Item("T-2", "alpha", 2, Priority.Critical, Company.Today.AddDays(5))).Add(Item("T-3", "Charlie", 3, Priority.Low, Company.Today.AddDays(-1))));

        Assert.Equal(first, Tasks(snapshot, new TableRequest(1, 25, sort, isDescending)).Rows[0].Work.Id);
    }

    [Fact]
    public void Tasks_Filters_HoldTogether()
    {
        var snapshot = Snapshot(Company.Small()
            .Add(Item("T-1", "Kafka audit", 1, Priority.Critical, Company.Today.AddDays(-3)))
            .Add(Item("T-2", "Kafka audit of another", 1, Priority.Critical, Company.Today.AddDays(3)))
            .Finished("T-9", "U01", 5, Company.Today.AddDays(-30))
            .Holds("U01", "T-1", Company.Today.AddDays(-4)));

        string[] Found(TaskFilter filter) => [.. TaskTable.Read(snapshot, filter, Request(1)).Rows.Select(r => r.Work.Id)];

        Assert.Equal(["T-1"], Found(new TaskFilter { IsOverdue = true }));
        Assert.Empty(Found(new TaskFilter { IsOverdue = true, IsUnassigned = true }));
        Assert.Equal(["T-1", "T-2"], Found(new TaskFilter { Text = " kafka AUDIT " }));
        Assert.Equal(["T-2"], Found(new TaskFilter { Priority = Priority.Critical, IsUnassigned = true }));
        Assert.Equal(["T-9"], Found(new TaskFilter { Status = WorkItemStatus.Completed }));
        Assert.Contains("T-9", Found(new TaskFilter { IsEverything = true }));
        Assert.DoesNotContain("T-9", Found(new TaskFilter()));
        Assert.Equal(["T-1"], Found(new TaskFilter { Assignee = "U01" }));
        Assert.Empty(Found(new TaskFilter { Assignee = "U99" }));
        Assert.Empty(Found(new TaskFilter { Project = "PRJ-9" }));
    }

    [Fact]
    public void People_AsManager_HaveLoadsAndCanBeSortedByThem()
    {
        var rows = PeopleTable.Read(Loaded(), new PeopleFilter(), new TableRequest(1, 25, "load", true), Manager).Rows;

        Assert.Equal("U02", rows[0].Person.Id);
        Assert.Equal(50, rows[0].Load!.Value.AllocatedHours);
        Assert.Equal(["U02"], PeopleTable.Read(Loaded(), new PeopleFilter { IsOverloaded = true }, Request(1), Manager).Rows.Select(r => r.Person.Id));
    }

    [Fact]
    public void People_AsEmployee_HaveTheirOwnLoadOnlyAndNoOrderThatGivesOthersAway()
    {
        var page = PeopleTable.Read(Loaded(), new PeopleFilter { IsOverloaded = true }, new TableRequest(1, 25, "load", true), Employee);

        Assert.Equal(3, page.Total); // the filter says nothing
        Assert.Equal(["Bob Okafor", "Cyd Moreau", "Priya Nair"], page.Rows.Select(r => r.Person.Name));
        Assert.Equal("U02", Assert.Single(page.Rows, r => r.Load is not null).Person.Id);
        Assert.DoesNotContain("load", PeopleTable.SortKeys(Employee));
    }

    [Fact]
    public void People_Filters_HoldTogether()
    {
        string[] Found(PeopleFilter filter) => [.. PeopleTable.Read(Loaded(), filter, Request(1), Manager).Rows.Select(r => r.Person.Id)];

        Assert.Equal(["U02", "U01"], Found(new PeopleFilter { Skill = "java" }));
        Assert.Empty(Found(new PeopleFilter { Skill = "Cobol" }));
        Assert.Equal(["U01"], Found(new PeopleFilter { Skill = "Java", IsFree = true, Text = "nair" }));
        Assert.Empty(Found(new PeopleFilter { Department = "Sales" }));
    }

    [Theory]
    [InlineData(null, null, 1, null, false)]
    [InlineData("3", "-due", 3, "due", true)]
    [InlineData("0", "due", 1, "due", false)]
    [InlineData("-7", "-", 1, null, true)]
    [InlineData("99999999999", "password", 1, null, false)]
    [InlineData("x'; DROP TABLE audit", "due; DROP", 1, null, false)]
    public void Request_WhateverTheAddressSays_IsAPage(string? page, string? sort, int number, string? key, bool isDescending)
    {
        var request = TableRequest.Read(page, sort, 25, ["due", "id"]);

        Assert.Equal((number, key, isDescending), (request.Page, request.Sort, request.IsDescending));
        Assert.InRange(request.Span.Take, 1, 200);
    }

    [Fact]
    public void Request_LastPageThereCanBe_DoesNotOverflow() => Assert.True(TableRequest.Read("2000000000", null, 200, []).Span.Skip > 0);

    private static WorkforceSnapshot Many(int tasks) => Snapshot(Enumerable.Range(1, tasks).Aggregate(new Company(), (company, n) => company.Task($"T-{n:000}", $"Task {n}")));

    private static WorkforceSnapshot Loaded() => Snapshot(Company.Small().Week("U02", new DateOnly(2026, 11, 23), 50).Week("U01", new DateOnly(2026, 11, 23), 10).Week("U03", new DateOnly(2026, 11, 23), 20));

    private static WorkforceSnapshot Snapshot(Company company) => WorkforceSnapshot.Build(company.Data, Company.Today);

    private static ChatOps.Workforce.Store.Reports.RowPage<TaskRow> Tasks(WorkforceSnapshot snapshot, TableRequest request) => TaskTable.Read(snapshot, new TaskFilter(), request);

    private static TableRequest Request(int page) => new(page, 25, null, false);

    private static WorkItem Item(string id, string title, double hours, Priority priority, DateOnly? due) =>
        new(id, title, null, null, priority, Difficulty.Medium, null, hours, Company.Today.AddDays(-10), due, WorkItemStatus.Open);
}
