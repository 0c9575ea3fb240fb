using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Tests.Channels.Slack;

namespace ChatOps.IntegrationTests.Slack;

/// <summary>The real host between Slack's signed requests and Slack's Web API.</summary>
public sealed class SlackHostTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Serve_AThousandEventsWithDuplicatesWhileSlackFails_LosesNoneAndAnswersNoneTwice()
    {
        var slack = new FakeSlack { MayReadChannels = true };
        SlackBurst.Trouble(slack);
        await using var host = await SlackHost.StartAsync(slack);

        var burst = await SlackBurst.RunAsync(host.Sender, slack, events: 1_000);

        Assert.Empty(slack.Problems);
        Assert.Equal((0, 0, 0), (burst.NotAcknowledged, burst.Lost, burst.Doubled));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Serve_KilledTwiceInTheMiddleOfABurst_LosesNoneAndRepeatsNoneWithoutSayingSo(bool mayReadChannels)
    {
        var slack = new FakeSlack { MayReadChannels = mayReadChannels };
        SlackBurst.Trouble(slack);
        await using var host = await SlackHost.StartAsync(slack);

        var kills = 0;
        var burst = await SlackBurst.RunAsync(host.Sender, slack, events: 200, async acknowledged =>
        {
            if (acknowledged is > 70 and < 170 && Interlocked.CompareExchange(ref kills, 1, 0) == 0)
                await host.RestartAsync();
            else if (acknowledged > 170 && Interlocked.CompareExchange(ref kills, 2, 1) == 1)
                await host.RestartAsync();
        });

        Assert.Equal(2, kills);
        Assert.Empty(slack.Problems);
        Assert.Equal((0, 0), (burst.NotAcknowledged, burst.Lost));
        // Where the bot may not read what it has said, it can't know what arrived before it was killed, and says that.
        Assert.Equal(0, mayReadChannels ? burst.Doubled : burst.DoubledInSilence);
    }

    [Fact]
    public async Task Serve_AskAssignYes_EndsWithTheTaskAssigned()
    {
        var slack = new FakeSlack();
        await using var host = await SlackHost.StartAsync(slack);
        var thread = "1700000000.000100";

        await host.Sender.SendAsync("slack/events", SlackHost.Mention("who should take TASK-101?", thread).ToJsonString());
        var ranking = await MessageAsync(slack, m => m.Buttons.Any(b => b.Label.StartsWith("Assign", StringComparison.Ordinal)));
        await PressAsync(host, ranking, "Assign");
        var question = await MessageAsync(slack, m => m.Buttons.Any(b => b.Label == "Yes"));
        await PressAsync(host, question, "Yes");
        var done = await MessageAsync(slack, m => m.Words.Contains("Done: TASK-101", StringComparison.Ordinal) || m.Words.Contains("Done: *TASK-101*", StringComparison.Ordinal));

        Assert.Equal(question.Ts, done.Ts);
        Assert.Empty(slack.Problems);
        Assert.DoesNotContain("TASK-101", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Serve_UnsignedRequests_AreTurnedAway()
    {
        await using var host = await SlackHost.StartAsync(new FakeSlack());
#pragma warning disable RS0030 // An attacker is no part of the application: it makes its own connections.
        using var attacker = new HttpClient { BaseAddress = host.Address };
#pragma warning restore RS0030
        foreach (var (path, signature) in new[] { ("slack/events", null), ("slack/interactions", "v0=00"), ("slack/commands", "v0=00") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent("{}") };
            if (signature is not null)
            {
                request.Headers.Add("X-Slack-Signature", signature);
                request.Headers.Add("X-Slack-Request-Timestamp", TimeProvider.System.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture));
            }

            using var response = await attacker.SendAsync(request);

            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
        }
    }

    private static async Task<(string Ts, SlackCall Call)> MessageAsync(FakeSlack slack, Func<SlackCall, bool> isIt)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            if (slack.Messages.Where(m => isIt(m.Value)).Select(m => ((string, SlackCall)?)(m.Key.Ts, m.Value)).FirstOrDefault() is { } found)
                return found;
            await look.WaitForNextTickAsync(patience.Token);
        }
    }

    private static Task<TimeSpan?> PressAsync(SlackHost host, (string Ts, SlackCall Call) message, string label)
    {
        var button = message.Call.Buttons.First(b => b.Label.StartsWith(label, StringComparison.Ordinal));
        var payload = new JsonObject
        {
            ["type"] = "block_actions",
            ["team"] = new JsonObject { ["id"] = FakeSlack.Team },
            ["user"] = new JsonObject { ["id"] = "U0ALEX", ["team_id"] = FakeSlack.Team },
            ["channel"] = new JsonObject { ["id"] = "C0GENERAL" },
            ["container"] = new JsonObject { ["type"] = "message", ["message_ts"] = message.Ts, ["channel_id"] = "C0GENERAL", ["thread_ts"] = message.Call["thread_ts"] },
            ["trigger_id"] = "1." + label,
            ["actions"] = new JsonArray(new JsonObject { ["type"] = "button", ["action_id"] = button.Id, ["value"] = button.Value, ["action_ts"] = "1." + label.Length }),
        };
        return host.Sender.SendAsync("slack/interactions", "payload=" + Uri.EscapeDataString(payload.ToJsonString()), "application/x-www-form-urlencoded");
    }
}
