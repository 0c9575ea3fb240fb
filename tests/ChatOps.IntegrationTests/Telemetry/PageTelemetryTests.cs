using System.Diagnostics;
using System.Net.Http.Json;
using ChatOps.IntegrationTests.Rest;
using ChatOps.IntegrationTests.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.IntegrationTests.Telemetry;

/// <summary>What turns of the page and requests of REST tell.</summary>
[Collection(TelemetryCollection.Name)]
public sealed class PageTelemetryTests(TelemetryHost host)
{
    private const string Name = "Zdenka Quillfeather";
    private const string Feedback = "grumbled all along the riverbank";

    [Fact]
    public async Task Turn_FromThePage_IsOneTraceAndNothingOfACvOrOfFeedbackIsLogged()
    {
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await Chromium.LaunchAsync(playwright);
        var page = await browser.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        SetDefaultExpectTimeout(60_000);
        await page.AddInitScriptAsync("localStorage.setItem('chatops.speaker', 'Admin')");
        await page.GotoAsync(host.Address.AbsoluteUri);
        await SayAsync(page, "who should take TASK-101?");
        await Expect(page.Locator(".ranked")).ToHaveCountAsync(5);

        Activity? reply = null;
        await TelemetryHost.UntilAsync(() => (reply = host.Spans.FirstOrDefault(s => s.DisplayName == "reply" && s.TagObjects.Any(t => t is { Key: "chatops.channel", Value: "web" }))) is not null, "the reply of the page");
        var trace = host.Spans.Where(s => s.TraceId == reply!.TraceId).ToArray();
        Assert.Subset(trace.Select(s => s.DisplayName).ToHashSet(), new HashSet<string>(["intake", "turn", "plan", "function ranking.rank_candidates", "rank", "store turn", "reply"]));
        var intake = trace.Single(s => s.DisplayName == "intake");
        Assert.Equal(intake.SpanId, reply!.ParentSpanId);

        await page.Locator("#files").SetInputFilesAsync(new FilePayload
        {
            Name = $"{Name}.txt",
            MimeType = "text/plain",
            Buffer = System.Text.Encoding.UTF8.GetBytes($"{Name}\nzdenka.q@planted.example\n+44 7700900123\n\nExperience\nEngineer at Quillworks, 2015 - 2024\n\nSkills\nJava, Kafka, PostgreSQL\n"),
        });
        await Expect(page.Locator(".attached li")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Send", Exact = true }).ClickAsync();
        await Expect(page.Locator(".entry").Nth(1).Locator(".reply")).ToContainTextAsync("% sure", new LocatorAssertionsToContainTextOptions { Timeout = 180_000 }); // the model is asked first, and is away
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new("^Save ") }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Yes", Exact = true }).ClickAsync();
        await Expect(page.Locator(".entry").Nth(3).Locator(".reply")).ToContainTextAsync("can be ranked");
        await SayAsync(page, $"TASK-104 is done, it took 12 hours, rating 4, feedback: {Feedback}");
        await Expect(page.Locator(".entry").Nth(4).Locator(".reply")).ToHaveCountAsync(1);

        string[] planted = [Name, "Quillfeather", "zdenka.q", "7700900123", "Quillworks", Feedback, "grumbled"];
        var told = string.Join('\n', host.Spans.SelectMany(s => s.TagObjects.Select(t => $"{s.DisplayName} {t.Key} {t.Value}").Append(s.StatusDescription)));
        Assert.All(planted, p =>
        {
            Assert.DoesNotContain(p, told, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(host.Log, l => l.Contains(p, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(host.Collector.Received, r => r.Text.Contains(p, StringComparison.OrdinalIgnoreCase));
        });
    }

    [Fact]
    public async Task Ranking_OverRest_IsOneTraceFromTheRequestToTheRanking()
    {
        using var root = new Activity("a caller").SetIdFormat(ActivityIdFormat.W3C).Start();
        root.ActivityTraceFlags |= ActivityTraceFlags.Recorded;
#pragma warning disable RS0030 // a test is the outside: its client is not the host's
        using var client = new HttpClient { BaseAddress = host.Address };
#pragma warning restore RS0030

        using var response = await client.PostAsJsonAsync(RestHost.Ranking, new { taskId = "TASK-101" });

        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        Activity[] trace = [];
        await TelemetryHost.UntilAsync(() => (trace = [.. host.Spans.Where(s => s.TraceId == root.TraceId)]).Any(s => s.Kind == ActivityKind.Server), "the request's span");
        var request = trace.Single(s => s.Kind == ActivityKind.Server);
        Assert.Equal("POST " + RestHost.Ranking, request.DisplayName);
        Assert.Equal(request.SpanId, trace.Single(s => s.DisplayName == "rank").ParentSpanId);
    }

    private static async Task SayAsync(IPage page, string text)
    {
        await page.GetByLabel("Message", new PageGetByLabelOptions { Exact = true }).FillAsync(text);
        await page.Locator("#message").PressAsync("Enter");
    }
}
