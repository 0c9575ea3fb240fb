using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Tests.Channels.Slack;

namespace ChatOps.IntegrationTests.Slack;

/// <summary>A thousand mentions at once, a third of them delivered twice and more, while Slack is slow, full and failing.</summary>
/// <param name="NotAcknowledged">Deliveries that were never acknowledged.</param>
/// <param name="Lost">Events without an answer.</param>
/// <param name="Doubled">Events with more than one.</param>
/// <param name="AcknowledgedP50">Median of the acknowledgements, in milliseconds.</param>
/// <param name="AcknowledgedP99">Their 99th percentile.</param>
/// <param name="Seconds">From the first delivery to the last answer.</param>
internal sealed record SlackBurst(int NotAcknowledged, int Lost, int Doubled, double AcknowledgedP50, double AcknowledgedP99, double Seconds)
{
    private const int Channels = 100;
    private const int People = 50;
    private const int AtOnce = 32;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Lets Slack be slow (1 in 20), full (1 in 20) and failing (1 in 20) when something is posted.</summary>
    public static void Trouble(FakeSlack slack)
    {
        var calls = 0;
        slack.Disturb = async call =>
        {
            if (call.Method != "chat.postMessage")
                return null;
            switch (Interlocked.Increment(ref calls) % 20)
            {
                case 3:
                    await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
                    return null;
                case 7:
                    return FakeSlack.Error("ratelimited", HttpStatusCode.TooManyRequests, 1);
                case 11:
                    return new HttpResponseMessage(HttpStatusCode.BadGateway);
                default:
                    return null;
            }
        };
    }

    public static async Task<SlackBurst> RunAsync(SlackHost host, int events, Func<Task>? meanwhile = null)
    {
        var began = Stopwatch.GetTimestamp();
        var times = new ConcurrentBag<TimeSpan>();
        var silent = 0;
        // Every third event comes twice, every ninth three times, mixed among the others.
        var deliveries = Enumerable.Range(0, events).SelectMany(n => Enumerable.Range(0, n % 9 == 0 ? 3 : n % 3 == 0 ? 2 : 1).Select(copy => (Event: n, Copy: copy)))
            .OrderBy(d => ((d.Event * 7_919L) + (d.Copy * 1_009L)) % events).ToArray();
        var sending = Parallel.ForEachAsync(deliveries, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (delivery, _) =>
        {
            if (await host.Sender.SendAsync("slack/events", Mention(delivery.Event), firstTry: delivery.Copy) is { } took)
                times.Add(took);
            else
                Interlocked.Increment(ref silent);
        });
        if (meanwhile is not null)
            await meanwhile();
        await sending;

        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (Answers(host.Slack).Count < events && !patience.IsCancellationRequested)
            await look.WaitForNextTickAsync(CancellationToken.None);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        for (var n = 0; n < 40; n++)
            await look.WaitForNextTickAsync(CancellationToken.None); // whatever would be said twice
        var answers = Answers(host.Slack);
        var sorted = times.Select(t => t.TotalMilliseconds).Order().ToArray();
        return new SlackBurst(silent, events - answers.Count, answers.Count(a => a.Value > 1), sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)], seconds);
    }

    /// <summary>How many messages answer each event; its thread tells.</summary>
    private static Dictionary<string, int> Answers(FakeSlack slack) =>
        slack.Messages.Values.Where(m => m["thread_ts"] is not null).GroupBy(m => m["thread_ts"]!).ToDictionary(g => g.Key, g => g.Count());

    private static string Mention(int n)
    {
        var ts = string.Create(CultureInfo.InvariantCulture, $"1700000000.{n:000000}");
        return new JsonObject
        {
            ["type"] = "event_callback",
            ["team_id"] = FakeSlack.Team,
            ["event_id"] = $"Ev{n:00000}",
            ["authorizations"] = new JsonArray(new JsonObject { ["user_id"] = FakeSlack.Bot, ["is_bot"] = true }),
            ["event"] = new JsonObject
            {
                ["type"] = "app_mention", ["user"] = $"U0{n % People:00}", ["team"] = FakeSlack.Team, ["channel"] = $"C0{n % Channels:000}", ["ts"] = ts,
                ["text"] = $"<@{FakeSlack.Bot}> what is TASK-101?",
            },
        }.ToJsonString();
    }
}
