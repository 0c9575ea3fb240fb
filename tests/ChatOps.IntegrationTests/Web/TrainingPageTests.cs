using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.IntegrationTests.Web;

/// <summary>"Retrain" on the page: news arrive by themselves, the new version is promoted by a button, and taken back.</summary>
public sealed class TrainingPageTests(ChatPageFixture fixture) : IClassFixture<ChatPageFixture>
{
    private static readonly LocatorAssertionsToContainTextOptions Long = new() { Timeout = 120_000 };

    [Fact]
    public async Task Retrain_AsAdmin_TellsHowItGoesAndPromotesByButton()
    {
        var page = await fixture.OpenAsync();
        await page.Locator("#speaking-as").SelectOptionAsync("Admin");
        await SayAsync(page, "retrain");

        await Expect(page.Locator(".entry").First).ToContainTextAsync("Training job 1 started");
        var news = page.Locator(".entry").Nth(1);
        await Expect(news).ToContainTextAsync("Training job 1 is done", Long);
        await Expect(news).ToContainTextAsync("skill match alone");
        await Expect(news.Locator(".said")).ToHaveCountAsync(0);
        if (Environment.GetEnvironmentVariable("CHATOPS_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "training.png") });

        await news.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Promote v2" }).ClickAsync();
        await Expect(page.Locator(".entry").Last).ToContainTextAsync("in place of v1");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Yes", Exact = true }).Last.ClickAsync();
        await Expect(page.Locator(".entry").Last).ToContainTextAsync("Done, and read back: ranking v2");

        await page.ReloadAsync();
        await Expect(page.Locator(".entry").Nth(1)).ToContainTextAsync("Training job 1 is done");
        await SayAsync(page, "roll back");
        await Expect(page.Locator(".entry").Last).ToContainTextAsync("Go back to");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Yes", Exact = true }).Last.ClickAsync();
        await Expect(page.Locator(".entry").Last).ToContainTextAsync("Done, and read back: ranking v1");
    }

    [Fact]
    public async Task Retrain_AsManager_IsDenied()
    {
        var page = await fixture.OpenAsync();
        await SayAsync(page, "retrain");

        await Expect(page.Locator(".entry").First).ToContainTextAsync("Trainings are for admins");
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.GetByLabel("Message", new PageGetByLabelOptions { Exact = true }).FillAsync(text);
        await page.GetByLabel("Message", new PageGetByLabelOptions { Exact = true }).PressAsync("Enter");
    }
}
