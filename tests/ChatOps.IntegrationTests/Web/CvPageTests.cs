using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.IntegrationTests.Web;

/// <summary>CVs on the page: attached, dropped, read, saved; and what must not happen.</summary>
public sealed class CvPageTests(ChatPageFixture fixture) : IClassFixture<ChatPageFixture>
{
    private static string Folder { get; } = Path.Combine(HostProcess.Repository, "tests", "data", "cv", "files");

    [Fact]
    public async Task Attach_ThreeCvs_ShowsSummaryCardsAndOneCanBeSaved()
    {
        var page = await OpenAsHrAsync();
        await page.Locator("#files").SetInputFilesAsync(new[] { "p09-elegant.pdf", "p05-word.docx", "p07-plain.txt" }.Select(f => Path.Combine(Folder, f)));
        await Expect(page.Locator(".attached li")).ToHaveCountAsync(3);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Send", Exact = true }).ClickAsync();

        var reply = page.Locator(".entry").First.Locator(".reply");
        await Expect(reply).ToContainTextAsync("Read 3 of 3 CVs");
        await PictureAsync(page);
        await Expect(reply.Locator(".facts")).ToHaveCountAsync(3);
        await Expect(page.Locator(".attached")).ToHaveCountAsync(0);

        await reply.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new("^Save ") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Yes", Exact = true }).ClickAsync();
        await Expect(page.Locator(".entry").Nth(2).Locator(".reply")).ToContainTextAsync("can be ranked");
    }

    [Fact]
    public async Task Drop_OneCv_IsAttachedAndRead()
    {
        var page = await OpenAsHrAsync();
        var content = Convert.ToBase64String(await File.ReadAllBytesAsync(Path.Combine(Folder, "p13-even.pdf")));
        var data = await page.EvaluateHandleAsync(
            "c => { const t = new DataTransfer(); t.items.add(new File([Uint8Array.from(atob(c), x => x.charCodeAt(0))], 'dropped.pdf', { type: 'application/pdf' })); return t; }", content);
        await page.DispatchEventAsync("#talk", "drop", new { dataTransfer = data });

        await Expect(page.Locator(".attached li")).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("dropped.pdf"));
        await page.GetByLabel("Message", new PageGetByLabelOptions { Exact = true }).PressAsync("Enter");
        await Expect(page.Locator(".entry").First.Locator(".reply")).ToContainTextAsync("% sure");
        await Expect(page.Locator(".entry").First.Locator(".said")).ToContainTextAsync("dropped.pdf");
    }

    [Fact]
    public async Task Attach_TooLargeAndRemoved_IsSaidAndNotSent()
    {
        var page = await OpenAsHrAsync();
        await page.Locator("#files").SetInputFilesAsync(
        [
            new FilePayload { Name = "large.pdf", MimeType = "application/pdf", Buffer = new byte[20_000_001] },
            new FilePayload { Name = "small.txt", MimeType = "text/plain", Buffer = "Nora Novak"u8.ToArray() },
        ]);

        await Expect(page.Locator("#message-note")).ToContainTextAsync("large.pdf has 20.0 MB");
        await Expect(page.Locator(".attached li")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Remove small.txt" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Send", Exact = true })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Attach_AsManager_IsNotOffered()
    {
        var page = await fixture.OpenAsync();

        await Expect(page.Locator("#files")).ToHaveCountAsync(0);
        await Expect(page.GetByText("Have CVs read")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Attach_WhatIsNoCv_GetsASentenceAndSavesNobody()
    {
        var page = await OpenAsHrAsync();
        await page.Locator("#files").SetInputFilesAsync(new FilePayload { Name = "empty.pdf", MimeType = "application/pdf", Buffer = [] });
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Send", Exact = true }).ClickAsync();

        await Expect(page.Locator(".entry").First.Locator(".reply")).ToContainTextAsync("empty.pdf could not be read");
    }

    private async Task<IPage> OpenAsHrAsync()
    {
        var page = await fixture.OpenAsync();
        await page.Locator("#speaking-as").SelectOptionAsync("Hr");
        // The field is on the page a round trip before the framework listens to it; files set in between, faster than any hand could, would be lost.
        await page.WaitForFunctionAsync("() => document.getElementById('files')?._blazorInputFileNextFileId !== undefined");
        return page;
    }

    /// <summary>Kept where CHATOPS_PICTURES says, for the README.</summary>
    private static async Task PictureAsync(IPage page)
    {
        if (Environment.GetEnvironmentVariable("CHATOPS_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, "cvs.png") });
    }
}
