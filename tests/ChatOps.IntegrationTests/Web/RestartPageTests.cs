using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.IntegrationTests.Web;

/// <summary>The page over a host that is killed in the middle.</summary>
public sealed class RestartPageTests : IAsyncLifetime
{
    private readonly ChatPageFixture _fixture = new();

    public Task InitializeAsync() => _fixture.InitializeAsync();

    public Task DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Kill_BetweenQuestionAndYes_TheConversationAndTheQuestionAreStillThere()
    {
        var page = await _fixture.OpenAsync();
        await page.GetByLabel("Message", new PageGetByLabelOptions { Exact = true }).FillAsync("plan all open tasks");
        await page.GetByLabel("Message", new PageGetByLabelOptions { Exact = true }).PressAsync("Enter");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new("^Apply \\d+ assignment") }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Yes", Exact = true }).WaitForAsync();
        await page.EvaluateAsync("() => { window.isOld = true; }");

        await _fixture.RestartAsync();
        await page.WaitForFunctionAsync("() => !window.isOld"); // it loads itself again
        await Expect(page.Locator(".entry")).ToHaveCountAsync(2);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Yes", Exact = true }).ClickAsync();

        await Expect(page.Locator(".entry").Nth(2).Locator(".reply")).ToContainTextAsync("Done");
    }
}
