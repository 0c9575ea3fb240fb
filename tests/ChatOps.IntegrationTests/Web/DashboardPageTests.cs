using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.IntegrationTests.Web;

/// <summary>The dashboard in a browser: every page, for eyes, ears, keys and phones; and what is pressed there.</summary>
public sealed class DashboardPageTests(ChatPageFixture fixture) : IClassFixture<ChatPageFixture>
{
    private static readonly string[] Paths =
    [
        "/dashboard", "/dashboard/tasks", "/dashboard/tasks/TASK-101", "/dashboard/people", "/dashboard/people/U04", "/dashboard/models", "/dashboard/training", "/dashboard/data",
        "/dashboard/fairness", "/dashboard/audit",
    ];

    private static readonly LocatorAssertionsToContainTextOptions Long = new() { Timeout = 180_000 };

    public static TheoryData<string> Pages() => [.. Paths];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_InLightDarkAndOnAPhone_OpensWithoutErrorsFindingsOrOverflow(string path)
    {
        foreach (var (scheme, width, height) in new[] { (ColorScheme.Light, 1440, 900), (ColorScheme.Dark, 1440, 900), (ColorScheme.Light, 390, 844) })
        {
            var errors = new List<string>();
            var page = await OpenAsync(path, "Admin", scheme, width, height, errors);
            foreach (var fold in await page.Locator(".board-page details > summary").AllAsync())
                await fold.ClickAsync();

            await Accessibility.CheckAsync(page, $"{path}, {scheme}, {width} px");
            Assert.Equal(0, await page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth - document.documentElement.clientWidth, document.querySelector('.board-page').scrollWidth - document.querySelector('.board-page').clientWidth)"));
            Assert.Empty(errors);
            await PictureAsync(page, path, scheme, width);
            await page.Context.CloseAsync();
        }
    }

    [Fact]
    public async Task Menu_ByRole_ShowsWhatMayBeOpenedAndAnAddressSaysWhyNot()
    {
        var page = await OpenAsync("/dashboard/audit", "Employee");

        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The audit is for admins.");
        await Expect(page.Locator(".menu a span")).ToHaveTextAsync(["Overview", "Tasks", "People", "Chat"]);
        await Expect(page.Locator(".grid")).ToHaveCountAsync(0);

        await page.GetByLabel("Speaking as").SelectOptionAsync("Admin");
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("dashboard.audit");
        await Expect(page.GetByRole(AriaRole.Table)).ToContainTextAsync("Denied");
    }

    [Fact]
    public async Task Audit_DayIsWritten_StaysAsItIsWrittenAndFilters()
    {
        var page = await OpenAsync("/dashboard/audit", "Admin");
        await Expect(page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();

        await page.GetByLabel("From").PressSequentiallyAsync("12312039", new LocatorPressSequentiallyOptions { Delay = 100 });

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("from=2039-12-31"));
        await Expect(page.GetByText("No line is like that.")).ToBeVisibleAsync();
        await Expect(page.GetByLabel("From")).ToHaveValueAsync("2039-12-31");
    }

    [Fact]
    public async Task Tasks_FilterSortAndPage_AreInTheAddressAndSurviveAReload()
    {
        var page = await OpenAsync("/dashboard/tasks", "Manager");
        await page.GetByLabel("Status").SelectOptionAsync("ALL");
        await Expect(page.Locator(".grid-foot")).ToContainTextAsync("1 to 25 of 436 tasks");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Next page" }).ClickAsync();
        await Expect(page.Locator(".grid-foot")).ToContainTextAsync("26 to 50 of 436 tasks");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Effort" }).ClickAsync();
        await Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Effort");
        await page.GetByLabel("Find").FillAsync("kafka");
        await Expect(page.Locator("tbody tr").First).ToContainTextAsync("kafka", new LocatorAssertionsToContainTextOptions { IgnoreCase = true });
        await Expect(page.Locator(".grid-foot")).Not.ToContainTextAsync("436");
        var position = await page.Locator(".grid-foot p").InnerTextAsync();

        await page.ReloadAsync();
        await Expect(page.Locator(".grid-foot p")).ToHaveTextAsync(position);
        await Expect(page.GetByLabel("Find")).ToHaveValueAsync("kafka");
        await Expect(page.Locator("th[aria-sort=ascending]")).ToContainTextAsync("Effort");
    }

    [Fact]
    public async Task Tasks_NothingLikeThat_SaysWhatToDo()
    {
        var page = await OpenAsync("/dashboard/tasks?text=no-such-task", "Manager");

        await Expect(page.Locator(".grid")).ToContainTextAsync("No task is like that. Take a condition away to see more.");
    }

    [Fact]
    public async Task Task_WhoShouldTakeIt_RanksAndAssignsOnlyAfterAYes()
    {
        var page = await OpenAsync("/dashboard/tasks/TASK-102", "Manager");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Who should take it?" }).ClickAsync();
        await Expect(page.Locator("dialog .ranked")).ToHaveCountAsync(5);
        await page.Locator("dialog").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new("^Assign \\w+ \\w+$") }).First.ClickAsync();
        await Expect(page.Locator("dialog")).ToContainTextAsync("Assign TASK-102 to");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "No", Exact = true }).ClickAsync();
        await Expect(page.Locator("dialog")).ToContainTextAsync("nothing was changed");
        await page.Locator(".ask-foot").GetByRole(AriaRole.Button).ClickAsync();

        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
        await Expect(page.Locator(".facts").First).ToContainTextAsync("nobody");
    }

    [Fact]
    public async Task Data_RejectedRows_ArePagedAndFoundByTheServer()
    {
        await using (var batch = await fixture.Store.BeginBatchAsync(CancellationToken.None))
        {
            await batch.KeepRejectionsAsync("csv", RecordKind.People, [.. Enumerable.Range(1, 23).Select(n => new Rejection("users.csv", n, "email", "It is empty, and it is needed.") { Key = $"U9{n:00}" })], CancellationToken.None);
            await batch.CommitAsync(CancellationToken.None);
        }

        var page = await OpenAsync("/dashboard/data", "Admin");
        var rejected = page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "Rejected rows", Exact = true });
        await Expect(rejected).ToContainTextAsync("1 to 10 of 23 rejected rows");
        await Expect(rejected.Locator("tbody tr").First).ToContainTextAsync("email: It is empty, and it is needed.");
        await rejected.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Last page" }).ClickAsync();
        await Expect(rejected).ToContainTextAsync("21 to 23 of 23 rejected rows");

        await page.GetByLabel("Find").FillAsync("u907");

        await Expect(rejected).ToContainTextAsync("1 rejected row");
        await Expect(rejected.Locator("tbody tr")).ToHaveCountAsync(1);
        await Expect(rejected.Locator("tbody tr")).ToContainTextAsync("U907");
    }

    [Fact]
    public async Task Keyboard_Alone_FindsATaskAndAsksWhoShouldTakeIt()
    {
        var page = await OpenAsync("/dashboard/tasks", "Manager");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Skip to the page" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#content")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.GetByLabel("Find")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync("TASK-104");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "TASK-104" }).PressAsync("Enter");
        await Expect(page.Locator("h1")).ToBeFocusedAsync();
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Who should take it?" })).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator("dialog .ranked").First).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("tasks", "TASK-104")]
    [InlineData("people", "Ben Fischer")]
    public async Task Find_WrittenAsSlowlyAsItIsLookedFor_KeepsEveryLetter(string list, string text)
    {
        var page = await OpenAsync("/dashboard/" + list, "Manager");
        var find = page.GetByLabel("Find");

        await find.PressSequentiallyAsync(text, new LocatorPressSequentiallyOptions { Delay = 320 }); // a little longer than the pause after which is looked

        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("text=" + Uri.EscapeDataString(text) + "$"));
        await Expect(find).ToHaveValueAsync(text);
        await page.Locator(".menu").GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { NameRegex = new("^" + list, System.Text.RegularExpressions.RegexOptions.IgnoreCase) }).ClickAsync();
        await Expect(find).ToHaveValueAsync(""); // from elsewhere, it is taken away
    }

    [Fact]
    public async Task Training_StartPromoteAndRollBack_IsLiveAsksFirstAndIsInTheAudit()
    {
        var page = await OpenAsync("/dashboard/training", "Admin");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start training" }).ClickAsync();
        await Expect(page.Locator("dialog")).ToContainTextAsync("Training job 1 started");
        await page.Locator(".ask-foot").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".grid tbody tr").First).ToContainTextAsync("Done", Long); // by itself, without loading the page again

        await page.GotoAsync(fixture.Address + "/dashboard/models");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Promote v2" }).ClickAsync();
        await Expect(page.Locator("dialog")).ToContainTextAsync("in place of v1");
        await page.Keyboard.PressAsync("Escape"); // no answer is no yes
        await Expect(page.Locator(".grid tbody tr", new PageLocatorOptions { HasText = "serves" })).ToContainTextAsync("v1");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Promote v2" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Yes", Exact = true }).ClickAsync();
        await Expect(page.Locator("dialog")).ToContainTextAsync("Done, and read back: ranking v2");
        await page.Locator(".ask-foot").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".grid tbody tr").First.Locator(".badge")).ToHaveTextAsync("serves");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Roll back" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Yes", Exact = true }).ClickAsync();
        await Expect(page.Locator("dialog")).ToContainTextAsync("Done, and read back: ranking v1");

        await page.GotoAsync(fixture.Address + "/dashboard/audit?about=training&outcome=Confirmed");
        await Expect(page.Locator(".grid tbody tr")).ToHaveCountAsync(2);
        await Expect(page.Locator(".grid tbody tr").Last).ToContainTextAsync("version v2");
        var download = page.WaitForDownloadAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Export as CSV" }).ClickAsync();
        var lines = await File.ReadAllLinesAsync(await (await download).PathAsync());
        Assert.Equal(3, lines.Length);
        Assert.Contains("training.rollback_model", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Phone_Menu_OpensGoesAndCloses()
    {
        var page = await OpenAsync("/dashboard", "Admin", width: 390, height: 844);
        await Expect(page.Locator(".rail")).Not.ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Open the menu" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "People", Exact = true }).ClickAsync();

        await Expect(page.Locator("h1")).ToHaveTextAsync("People");
        await Expect(page.Locator(".rail")).Not.ToBeVisibleAsync();
    }

    [Fact]
    public async Task Chat_Rail_LeadsToTheDashboardAndBack()
    {
        var page = await fixture.OpenAsync();

        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Dashboard" }).ClickAsync();
        await Expect(page.Locator("h1")).ToHaveTextAsync("Overview");
        await page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = "Chat" }).ClickAsync();

        await Expect(page.GetByLabel("Message", new PageGetByLabelOptions { Exact = true })).ToBeVisibleAsync();
    }

    private async Task<IPage> OpenAsync(
        string path, string role, ColorScheme scheme = ColorScheme.Light, int width = 1440, int height = 900, List<string>? errors = null)
    {
        var page = await fixture.NewPageAsync(scheme, width, height);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                errors?.Add(message.Text);
        };
        await page.AddInitScriptAsync($"if (!localStorage.getItem('chatops.speaker')) localStorage.setItem('chatops.speaker', '{role}')");
        await page.GotoAsync(fixture.Address + path);
        await page.Locator("h1").WaitForAsync();
        await Expect(page.Locator(".board-page .working")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 120_000 });
        return page;
    }

    /// <summary>Kept where CHATOPS_PICTURES says, for the docs.</summary>
    private static async Task PictureAsync(IPage page, string path, ColorScheme scheme, int width)
    {
        if (Environment.GetEnvironmentVariable("CHATOPS_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{path.TrimStart('/').Replace('/', '-')}-{(width < 760 ? "phone" : scheme.ToString().ToLowerInvariant())}.png") });
    }
}
