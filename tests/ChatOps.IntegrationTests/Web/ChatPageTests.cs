using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatOps.IntegrationTests.Web;

public sealed class ChatPageTests(ChatPageFixture fixture) : IClassFixture<ChatPageFixture>
{
    private const string Question = "who should take TASK-101?";

    [Fact]
    public async Task Ask_WhoShouldTakeATask_ShowsFivePeopleWithScoresThatAddUp()
    {
        var page = await AskAsync(Question);

        await Expect(page.Locator(".ranked")).ToHaveCountAsync(5);
        await Expect(page.Locator(".reply")).ToContainTextAsync("looks best for Migrate billing to Kafka");
        await page.Locator(".unfold").First.ClickAsync();
        await Expect(page.Locator(".ranked").First.Locator(".reasons .points")).ToHaveCountAsync(4); // skills, results, time, and what somebody average would reach
        var score = int.Parse(await page.Locator(".ranked .number").First.InnerTextAsync(), System.Globalization.CultureInfo.InvariantCulture);
        var points = await page.Locator(".ranked").First.Locator(".reasons .points").AllInnerTextsAsync();
        Assert.Equal(score, points.Sum(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Press_WhyThenCompare_AnswersBoth()
    {
        var page = await AskAsync(Question);

        await page.Locator(".ranked").Nth(1).GetByText("Why").ClickAsync();
        await Expect(page.Locator(".entry").Nth(1).Locator(".reply")).ToContainTextAsync("is 2nd of 24");
        await Expect(page.Locator(".entry").Nth(1).GetByText("What moves the chance of success")).ToBeVisibleAsync();

        await page.Locator(".entry").First.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Compare 1 and 2" }).ClickAsync();
        await Expect(page.Locator(".entry").Nth(2).Locator(".reply")).ToContainTextAsync("is ahead of");
    }

    [Fact]
    public async Task Press_AssignThenNo_AsksFirstAndChangesNothing()
    {
        var page = await AskAsync("who should take TASK-102?");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new("^Assign \\w+ \\w+$") }).ClickAsync();
        await Expect(page.Locator(".entry").Nth(1).Locator(".reply")).ToContainTextAsync("Assign TASK-102 to");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "No", Exact = true }).ClickAsync();

        await Expect(page.Locator(".entry").Nth(2).Locator(".reply")).ToContainTextAsync("nothing was changed");
        await Expect(page.Locator(".entry").Nth(1).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Yes" })).ToBeDisabledAsync();
    }

    [Fact]
    public async Task Press_AssignThenYesThenUndo_AssignsAndTakesBack()
    {
        var page = await AskAsync("assign TASK-103 to Bob");

        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Yes", Exact = true }).ClickAsync();
        await Expect(page.Locator(".entry").Nth(1).Locator(".reply")).ToContainTextAsync("Done: TASK-103 is Bob Okafor's.");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Undo" }).ClickAsync();
        await page.Locator(".entry").Nth(2).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Yes" }).ClickAsync();
        await Expect(page.Locator(".entry").Nth(3).Locator(".reply")).ToContainTextAsync("TASK-103 is open again");
    }

    [Fact]
    public async Task Keyboard_Alone_AsksUnfoldsAndPresses()
    {
        var page = await fixture.OpenAsync();
        await Expect(page.Locator("#message")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(Question);
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".ranked")).ToHaveCountAsync(5);
        await Expect(page.Locator("#message")).ToBeFocusedAsync();

        await page.Locator(".unfold").First.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator(".details")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");

        await Expect(page.Locator(".entry")).ToHaveCountAsync(2);
        await Expect(page.Locator("#message")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Keyboard_Up_BringsTheLastMessageBack()
    {
        var page = await AskAsync(Question);

        await page.Locator("#message").PressAsync("ArrowUp");

        await Expect(page.Locator("#message")).ToHaveValueAsync(Question);
    }

    [Fact]
    public async Task Paste_HundredThousandCharacters_IsStoppedWithASentence()
    {
        var page = await fixture.OpenAsync();

        await page.Locator("#message").FillAsync(new string('x', 100_000));

        await Expect(page.Locator("#message-note")).ToContainTextAsync("100,000 characters; at most 4,000");
        await Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Send" })).ToBeDisabledAsync();
        await page.Locator("#message").FillAsync(Question);
        await page.Locator("#message").PressAsync("Enter");
        await Expect(page.Locator(".ranked")).ToHaveCountAsync(5);
    }

    [Theory]
    [InlineData("who should take TASK-999?", "There is no TASK-999")]
    [InlineData("good morning", "say help")]
    [InlineData("<script>alert(1)</script> <b>hi</b>", "say help")]
    [InlineData("best people for TASK-101, no women please", "nothing was ranked")]
    public async Task Ask_WhatCanNotBeAnswered_GetsASentence(string text, string answer)
    {
        var page = await AskAsync(text);

        await Expect(page.Locator(".reply")).ToContainTextAsync(answer);
        await Expect(page.Locator(".said")).ToContainTextAsync(text);
    }

    [Fact]
    public async Task SpeakingAs_Employee_IsSaidToBeDevelopmentAndMayNotRank()
    {
        var page = await fixture.OpenAsync();
        await Expect(page.Locator(".speaking-as")).ToContainTextAsync("there is no sign-in here");

        await page.GetByLabel("Speaking as").SelectOptionAsync("Employee");
        await page.Locator("#message").FillAsync(Question);
        await page.Locator("#message").PressAsync("Enter");

        await Expect(page.Locator(".reply")).ToContainTextAsync("managers, HR and admins");
        await Expect(page.Locator(".ranked")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task SpeakingAs_SomebodyElseWhoAsksAtOnce_KeepsWhatWasSaid()
    {
        var page = await fixture.OpenAsync();
        await page.EvaluateAsync("() => { chatops.rememberSpeaker = () => new Promise(done => window.remembered = done); }");
        await page.GetByLabel("Speaking as").SelectOptionAsync("Admin");
        await page.WaitForFunctionAsync("() => window.remembered !== undefined");

        await SayAsync("help");
        await Expect(page.Locator(".entry")).ToHaveCountAsync(1);
        await page.EvaluateAsync("() => window.remembered()");
        await Expect(page.Locator(".reply")).ToHaveCountAsync(1);
        await SayAsync("how good is the model?");

        await Expect(page.Locator(".entry")).ToHaveCountAsync(2);
        await Expect(page.Locator(".entry").First).ToContainTextAsync("help");

        async Task SayAsync(string text)
        {
            await page.Locator("#message").FillAsync(text);
            await page.Locator("#message").PressAsync("Enter");
        }
    }

    [Fact]
    public async Task Reload_Conversation_IsStillThere()
    {
        var page = await AskAsync(Question);
        await Expect(page.Locator(".ranked")).ToHaveCountAsync(5);

        await page.ReloadAsync();

        await Expect(page.Locator(".ranked")).ToHaveCountAsync(5);
        await Expect(page.Locator(".recent .current")).ToContainTextAsync(Question);
    }

    [Fact]
    public async Task Address_OfAnotherSpeakersConversation_ShowsNothingOfIt()
    {
        var page = await AskAsync(Question);
        await Expect(page.Locator(".ranked")).ToHaveCountAsync(5);
        var path = new Uri(page.Url).AbsolutePath;
        await page.EvaluateAsync("localStorage.setItem('chatops.speaker', 'Employee')");

        await page.GotoAsync(fixture.Address + path);

        await page.Locator(".welcome").WaitForAsync();
        await Expect(page.Locator(".entry")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Phone_Width_DoesNotScrollSidewaysAndHasADrawer()
    {
        var page = await fixture.OpenAsync(width: 390, height: 844);
        await page.Locator("#message").FillAsync(Question);
        await page.Locator("#message").PressAsync("Enter");
        await Expect(page.Locator(".ranked")).ToHaveCountAsync(5);

        Assert.Equal(0, await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth"));
        await Expect(page.Locator(".rail")).Not.ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Open the list of conversations" }).ClickAsync();
        await Expect(page.Locator(".rail")).ToBeVisibleAsync();
        await PictureAsync(page, "chat-phone-drawer");
        await page.Locator(".rail select").PressAsync("Escape");
        await Expect(page.Locator(".rail")).Not.ToBeVisibleAsync();
        await PictureAsync(page, "chat-phone");
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Theme_EveryTextOnTheRankedCard_HasEnoughContrast(ColorScheme scheme)
    {
        var page = await fixture.OpenAsync(scheme);
        await page.Locator("#message").FillAsync(Question);
        await page.Locator("#message").PressAsync("Enter");
        await Expect(page.Locator(".ranked")).ToHaveCountAsync(5);
        await page.Locator(".unfold").First.ClickAsync();
        await Expect(page.Locator(".details")).ToBeVisibleAsync();

        var lowest = await page.EvaluateAsync<double>(Contrast);

        Assert.True(lowest >= 4.5, $"the lowest contrast is {lowest:0.00}");
        await PictureAsync(page, scheme == ColorScheme.Dark ? "chat-dark" : "chat");
    }

    [Fact]
    public async Task Page_WhateverHappens_CallsNoOtherHost()
    {
        var page = await fixture.OpenAsync();
        var others = new List<string>();
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(fixture.Address, StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                others.Add(request.Url);
        };
        var refused = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                refused.Add(message.Text);
        };

        await page.ReloadAsync();
        await page.Locator("#message").FillAsync(Question);
        await page.Locator("#message").PressAsync("Enter");
        await Expect(page.Locator(".ranked")).ToHaveCountAsync(5);

        Assert.Empty(others);
        Assert.Empty(refused);
    }

    private async Task<IPage> AskAsync(string text)
    {
        var page = await fixture.OpenAsync();
        await page.Locator("#message").FillAsync(text);
        await page.Locator("#message").PressAsync("Enter");
        await page.Locator(".reply").First.WaitForAsync();
        return page;
    }

    /// <summary>Pictures are kept where CHATOPS_PICTURES says; the README's is one of them.</summary>
    private static async Task PictureAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CHATOPS_PICTURES") is { Length: > 0 } folder)
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
    }

    /// <summary>The lowest contrast ratio of visible text to its background (WCAG 2.2, 1.4.3).</summary>
    private const string Contrast = """
        () => {
          const parse = c => (c.match(/[\d.]+/g) || []).map(Number);
          const lum = ([r, g, b]) => { const f = v => (v /= 255) <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4; return 0.2126 * f(r) + 0.7152 * f(g) + 0.0722 * f(b); };
          const back = e => { for (; e; e = e.parentElement) { const c = parse(getComputedStyle(e).backgroundColor); if (c.length && (c.length < 4 || c[3] > 0)) return c; } return [255, 255, 255]; };
          let lowest = 21;
          for (const e of document.querySelectorAll('.shell *')) {
            if (![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || !e.getClientRects().length || e.closest(':disabled')) continue;
            const [a, b] = [lum(parse(getComputedStyle(e).color)), lum(back(e))].sort((x, y) => y - x);
            lowest = Math.min(lowest, (a + 0.05) / (b + 0.05));
          }
          return lowest;
        }
        """;
}
