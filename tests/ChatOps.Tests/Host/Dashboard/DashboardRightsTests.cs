using ChatOps.Agent.Access;
using ChatOps.Agent.Plugins;
using ChatOps.Host.Components.Dashboard;
using ChatOps.Host.Components.Pages.Dashboard;
using ChatOps.Host.Dashboard;
using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Store;

namespace ChatOps.Tests.Host.Dashboard;

public sealed class DashboardRightsTests
{
    private static readonly (string Page, Role[] Roles)[] Expected =
    [
        ("Overview", [Role.Employee, Role.Manager, Role.Hr, Role.Admin]),
        ("Tasks", [Role.Employee, Role.Manager, Role.Hr, Role.Admin]),
        ("People", [Role.Employee, Role.Manager, Role.Hr, Role.Admin]),
        ("Models", [Role.Manager, Role.Admin]),
        ("Training", [Role.Manager, Role.Admin]),
        ("Data", [Role.Admin]),
        ("Fairness", [Role.Hr, Role.Admin]),
        ("Audit", [Role.Admin]),
    ];

    public static TheoryData<string, Role, bool> Pages()
    {
        var data = new TheoryData<string, Role, bool>();
        foreach (var (page, roles) in Expected)
        {
            foreach (var role in Enum.GetValues<Role>())
                data.Add(page, role, roles.Contains(role));
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Pages_EachRole_SeesWhatChatWouldTell(string title, Role role, bool isAllowed)
    {
        var page = DashboardPages.All.Single(p => p.Title == title);

        Assert.Equal(isAllowed, page.Allows(Of(role)));
        Assert.Equal(isAllowed, DashboardPages.For(Of(role)).Contains(page));
    }

    [Fact]
    public void Pages_Functions_AreInTheCatalogue() =>
        Assert.All(DashboardPages.All.SelectMany(p => p.Functions), f => Assert.NotNull(FunctionCatalogue.Find(f)));

    [Fact]
    public void May_FunctionThatIsNotThere_IsAMistakeAndNoYes() => Assert.Throws<ArgumentException>(() => Of(Role.Admin).May("training.no_such"));

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Render_EachRole_ShowsThePageOrASentenceAndWritesItDown(string title, Role role, bool isAllowed)
    {
        await using var bench = new DashboardBench(Work().Data, Of(role));

        var html = await RenderAsync(bench, title);

        Assert.Equal(!isAllowed, html.Contains(DashboardPages.All.Single(p => p.Title == title).Denial, StringComparison.Ordinal));
        Assert.Equal(isAllowed, html.Contains(Content(title, role), StringComparison.Ordinal));
        var line = Assert.Single(bench.Conversations.Audit);
        Assert.Equal(($"dashboard.{title.ToLowerInvariant()}", isAllowed ? "Allowed" : "Denied", "U02"), (line.Function, line.Outcome, line.SpeakerId));
    }

    [Fact]
    public async Task Render_ManagerOnTraining_SeesExperimentsAndNoJobs()
    {
        await using var bench = new DashboardBench(Work().Data, Of(Role.Manager));

        var html = await RenderAsync(bench, "Training");

        Assert.Contains("There was no experiment yet", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Start training", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Start an experiment", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_ManagerOnModels_SeesWhatServesAndNoVersions()
    {
        await using var bench = new DashboardBench(Work().Data, Of(Role.Manager));

        var html = await RenderAsync(bench, "Models");

        Assert.Contains("Calibration of the chance of success", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Versions", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Drift report", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("U02", true)]
    [InlineData("U01", false)]
    public async Task Render_EmployeeOnAPerson_SeesLoadAndResultsOfThemselvesOnly(string id, bool isSelf)
    {
        await using var bench = new DashboardBench(Work().Data, Of(Role.Employee));

        var html = await bench.RenderAsync<PersonPage>("dashboard/people/" + id, (nameof(PersonPage.Id), id));

        Assert.Equal(isSelf, html.Contains("Hours by week", StringComparison.Ordinal));
        Assert.Equal(isSelf, html.Contains("Quality and timeliness by quarter", StringComparison.Ordinal));
        Assert.Equal(!isSelf, html.Contains("Results of others are for managers, HR and admins.", StringComparison.Ordinal));
        Assert.Contains("Java", html, StringComparison.Ordinal); // what find_people tells everybody
    }

    [Fact]
    public async Task Render_EmployeeOnPeople_SeesFreeHoursAndNoLoads()
    {
        await using var bench = new DashboardBench(Work().Data, Of(Role.Employee));

        var html = await bench.RenderAsync<PeoplePage>("dashboard/people?sort=-load&overloaded=true");

        Assert.Contains("Free a week", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Load this week", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Above capacity", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_EmployeeOnATask_IsNotOfferedToRank()
    {
        await using var employee = new DashboardBench(Work().Data, Of(Role.Employee));
        await using var manager = new DashboardBench(Work().Data, Of(Role.Manager));

        Assert.DoesNotContain("Who should take it?", await employee.RenderAsync<TaskPage>("dashboard/tasks/TASK-101", (nameof(TaskPage.Id), "TASK-101")), StringComparison.Ordinal);
        Assert.Contains("Who should take it?", await manager.RenderAsync<TaskPage>("dashboard/tasks/TASK-101", (nameof(TaskPage.Id), "TASK-101")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Render_StoreThatFails_SaysSoAndShowsNothing()
    {
        await using var bench = new DashboardBench(Work().Data, Of(Role.Admin));
        bench.Store.Failure = new StoreUnavailableException("The store is away. Start it.", new IOException());

        var html = await bench.RenderAsync<TasksPage>("dashboard/tasks");

        Assert.Contains("The store is away. Start it.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("TASK-101", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Enter_AuditThatCanNotBeWritten_LetsNobodyIn()
    {
        await using var bench = new DashboardBench(Work().Data, Of(Role.Admin));
        bench.Conversations.AuditFailure = new StoreUnavailableException("The disk is full.", new IOException());

        var html = await bench.RenderAsync<PersonPage>("dashboard/people/U01", (nameof(PersonPage.Id), "U01"));

        Assert.Contains("The disk is full.", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Hours by week", html, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_Components_AllStandInAFrameThatAsks() => Assert.All(
        typeof(DashboardPageBase).Assembly.GetTypes().Where(t => t.GetCustomAttributes(typeof(Microsoft.AspNetCore.Components.RouteAttribute), inherit: false)
            .Cast<Microsoft.AspNetCore.Components.RouteAttribute>().Any(r => r.Template.StartsWith("/dashboard", StringComparison.Ordinal))),
        page => Assert.True(page.IsSubclassOf(typeof(DashboardPageBase)), $"{page.Name} asks nobody who looks at it."));

    private static Speaker Of(Role role) => new("U02", "Bob Okafor", role);

    private static Company Work() => Company.Small()
        .Did("OLD-1", "U02", Company.Today.AddDays(-20), 9, 5, 0.9, 1)
        .Did("OLD-2", "U01", Company.Today.AddDays(-10), 12, 3, 0.6, 0.7)
        .Week("U02", new DateOnly(2026, 11, 23), 50)
        .Week("U01", new DateOnly(2026, 11, 23), 10);

    private static Task<string> RenderAsync(DashboardBench bench, string title) => title switch
    {
        "Overview" => bench.RenderAsync<OverviewPage>("dashboard"),
        "Tasks" => bench.RenderAsync<TasksPage>("dashboard/tasks"),
        "People" => bench.RenderAsync<PeoplePage>("dashboard/people"),
        "Models" => bench.RenderAsync<ModelsPage>("dashboard/models"),
        "Training" => bench.RenderAsync<TrainingPage>("dashboard/training"),
        "Data" => bench.RenderAsync<DataPage>("dashboard/data"),
        "Fairness" => bench.RenderAsync<FairnessPage>("dashboard/fairness"),
        _ => bench.RenderAsync<AuditPage>("dashboard/audit"),
    };

    /// <summary>Something that stands on the page and nowhere else.</summary>
    private static string Content(string title, Role role) => title switch
    {
        "Overview" => role == Role.Employee ? "Your load this week" : "Recommendations taken",
        "Tasks" => "Migrate billing to Kafka",
        "People" => "Priya Nair",
        "Models" => "Calibration of the chance of success",
        "Training" => role == Role.Admin ? "Start training" : "There was no experiment yet",
        "Data" => "half of the fields are filled.",
        "Fairness" => "Impact ratios by department",
        _ => "Export as CSV",
    };
}
