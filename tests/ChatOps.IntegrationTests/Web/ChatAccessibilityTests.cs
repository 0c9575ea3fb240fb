using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.IntegrationTests.Web;

/// <summary>Everything that chat and the dialogs of the dashboard can show, as axe sees it, in light and dark.</summary>
public sealed class ChatAccessibilityTests(CollectingPageFixture fixture) : IClassFixture<CollectingPageFixture>
{
    private const string Question = "who should take TASK-101?";

    private static readonly LocatorAssertionsToContainTextOptions Long = new() { Timeout = 180_000 };

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Chat_EmptyRankingUnfoldedAndAQuestion_HasNoSeriousFinding(ColorScheme scheme)
    {
        var page = await fixture.OpenAsync(scheme);
        await Accessibility.CheckAsync(page, $"empty, {scheme}");

        await SayAsync(page, Question);
        await Expect(page.Locator(".ranked")).ToHaveCountAsync(5);
        await page.Locator(".unfold").First.ClickAsync();
        await Expect(page.Locator(".details")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page, $"a ranking unfolded, {scheme}");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new("^Assign \\w+ \\w+$") }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Yes", Exact = true })).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page, $"a question, {scheme}");

        foreach (var (text, shows) in new[] { ("how loaded is Bob?", "Bob"), ("how good is the model?", "model"), ("help", "ask") })
        {
            await SayAsync(page, text);
            await Expect(page.Locator(".entry").Last.Locator(".reply")).ToContainTextAsync(shows, new LocatorAssertionsToContainTextOptions { IgnoreCase = true });
        }

        await Accessibility.CheckAsync(page, $"tables and pictures, {scheme}");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Chat_CvsAttachedAndRead_HasNoSeriousFinding(ColorScheme scheme)
    {
        var page = await fixture.OpenAsync(scheme);
        await page.GetByLabel("Speaking as").SelectOptionAsync("Hr");
        await page.Locator("#files").SetInputFilesAsync(new[] { "p09-elegant.pdf", "p07-plain.txt" }.Select(f => Path.Combine(HostProcess.Repository, "tests", "data", "cv", "files", f)));
        await Expect(page.Locator(".attached li")).ToHaveCountAsync(2);
        await Accessibility.CheckAsync(page, $"CVs attached, {scheme}");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Send", Exact = true }).ClickAsync();
        await Expect(page.Locator(".entry").First.Locator(".reply .facts")).ToHaveCountAsync(2);
        await Accessibility.CheckAsync(page, $"cards of CVs, {scheme}");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Chat_OnAPhoneWithItsDrawerOpen_HasNoSeriousFinding(ColorScheme scheme)
    {
        var page = await fixture.OpenAsync(scheme, width: 390, height: 844);
        await SayAsync(page, Question);
        await Expect(page.Locator(".ranked")).ToHaveCountAsync(5);
        await Accessibility.CheckAsync(page, $"phone, {scheme}");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Open the list of conversations" }).ClickAsync();
        await Expect(page.Locator(".rail")).ToBeVisibleAsync();
        await Accessibility.CheckAsync(page, $"phone, drawer open, {scheme}");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Dashboard_AskDialogOverATask_HasNoSeriousFinding(ColorScheme scheme)
    {
        var page = await DashboardAsync("/dashboard/tasks/TASK-102", scheme);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Who should take it?" }).ClickAsync();
        await Expect(page.Locator("dialog .ranked")).ToHaveCountAsync(5);

        await Accessibility.CheckAsync(page, $"the dialog with a ranking, {scheme}");

        await page.Locator("dialog").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new("^Assign \\w+ \\w+$") }).First.ClickAsync();
        await Expect(page.Locator("dialog")).ToContainTextAsync("Assign TASK-102 to");
        await Accessibility.CheckAsync(page, $"the dialog with a question, {scheme}");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Dashboard_DataAndTrainingWithRows_HaveNoSeriousFinding()
    {
        var page = await DashboardAsync("/dashboard/data", ColorScheme.Light);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Collect now" }).ClickAsync();
        await page.Locator(".ask-foot").GetByRole(AriaRole.Button).ClickAsync();
        await page.GotoAsync(fixture.Address + "/dashboard/training");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Start training" }).ClickAsync();
        await page.Locator(".ask-foot").GetByRole(AriaRole.Button).ClickAsync();
        await Expect(page.Locator(".grid tbody tr").First).ToContainTextAsync("Done", Long);
        await page.Context.CloseAsync();

        foreach (var (path, shows) in new[] { ("/dashboard/data", "U-not-there"), ("/dashboard/training", "Done") })
        {
            foreach (var (scheme, width) in new[] { (ColorScheme.Light, 1440), (ColorScheme.Dark, 1440), (ColorScheme.Light, 390) })
            {
                page = await DashboardAsync(path, scheme, width);
                await Expect(page.Locator(".board-page")).ToContainTextAsync(shows, Long);
                await Accessibility.CheckAsync(page, $"{path}, {scheme}, {width} px");
                await page.Context.CloseAsync();
            }
        }
    }

    private static async Task SayAsync(IPage page, string text)
    {
        var before = await page.Locator(".entry").CountAsync();
        await page.Locator("#message").FillAsync(text);
        await page.Locator("#message").PressAsync("Enter");
        await Expect(page.Locator(".reply")).ToHaveCountAsync(before + 1);
    }

    private async Task<IPage> DashboardAsync(string path, ColorScheme scheme, int width = 1440)
    {
        var page = await fixture.NewPageAsync(scheme, width, 900);
        await page.AddInitScriptAsync("localStorage.setItem('chatops.speaker', 'Admin')");
        await page.GotoAsync(fixture.Address + path);
        await page.Locator("h1").WaitForAsync();
        await Expect(page.Locator(".board-page .working")).ToHaveCountAsync(0, new LocatorAssertionsToHaveCountOptions { Timeout = 120_000 });
        return page;
    }
}
