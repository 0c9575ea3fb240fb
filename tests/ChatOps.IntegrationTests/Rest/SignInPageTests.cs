using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.IntegrationTests.Rest;

/// <summary>Signing in, speaking and signing out in a browser; and the page of the description under the host's content security policy.</summary>
public sealed class SignInPageTests
{
    [Fact]
    public async Task Page_PersonWhoSignsIn_SpeaksAsThemselvesOpensTheirDashboardAndSignsOut()
    {
        await using var port = new ProviderPort();
        await port.StartAsync();
        var folder = Directory.CreateTempSubdirectory("chatops-signin-").FullName;
        try
        {
            await ImportedTeam.CopyToAsync(folder);
            var address = $"http://127.0.0.1:{HostProcess.FreePort()}";
            using var host = HostProcess.Start(
                folder,
                new Dictionary<string, string>
                {
                    ["SignIn__OpenIdConnect__Authority"] = port.Provider.Authority.AbsoluteUri,
                    ["SignIn__OpenIdConnect__ClientId"] = FakeProvider.ClientId,
                    ["SignIn__OpenIdConnect__ClientSecret"] = FakeProvider.ClientSecret,
                    ["Access__Users__0__Account"] = "web:127.0.0.1/lena",
                    ["Access__Users__0__Person"] = "U17",
                    ["Access__Users__0__Role"] = "Manager",
                },
                "serve", "--urls", address);
            await host.WaitForAsync("Now listening on");
            using var playwright = await Playwright.CreateAsync();
            await using var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Environment.GetEnvironmentVariable("CHATOPS_TEST_CHROMIUM") ?? "/usr/bin/chromium",
                Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
            var page = await browser.NewPageAsync();
            page.SetDefaultTimeout(60_000);
            SetDefaultExpectTimeout(60_000);
            var refused = new List<string>();
            page.Console += (_, line) =>
            {
                if (line.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                    refused.Add(line.Text);
            };

            await page.GotoAsync(address);
            await page.GetByLabel("Message", new PageGetByLabelOptions { Exact = true }).WaitForAsync();
            await Expect(page.Locator(".speaking-as")).ToContainTextAsync(", Manager");
            await Expect(page.Locator("#speaking-as")).ToHaveCountAsync(0);
            await page.Locator("#message").FillAsync("who should take TASK-101?");
            await page.Keyboard.PressAsync("Enter");
            await Expect(page.Locator(".ranked")).ToHaveCountAsync(5);

            await page.GotoAsync($"{address}/dashboard/audit");
            await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The audit is for admins.");
            await page.GotoAsync($"{address}/dashboard/tasks/TASK-102");
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Who should take it?" }).ClickAsync();
            await Expect(page.Locator("dialog .ranked")).ToHaveCountAsync(5);

            await page.GotoAsync($"{address}/scalar/");
            await Expect(page.GetByText("Whether it serves.").First).ToBeVisibleAsync();
            Assert.Empty(refused);

            await page.GotoAsync(address);
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Sign out" }).ClickAsync();
            await Expect(page.GetByText("You are signed out here.")).ToBeVisibleAsync();
            Assert.DoesNotContain(await page.Context.CookiesAsync(), c => c.Name == "chatops");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
