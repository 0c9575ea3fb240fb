using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Channels.Slack.Blocks;
using ChatOps.Tests.Channels.Slack;

namespace ChatOps.IntegrationTests.Slack;

/// <summary>A thousand mentions at once, a third of them delivered twice and more, while Slack is slow, full and failing.</summary>
/// <param name="NotAcknowledged">Deliveries that were never acknowledged.</param>
/// <param name="Lost">Events without an answer to what was asked; an apology is none.</param>
/// <param name="Doubled">Events with more than one.</param>
/// <param name="DoubledInSilence">Those of them of which no answer after the first says that it may stand there twice.</param>
/// <param name="AcknowledgedP50">Median of the acknowledgements, in milliseconds.</param>
/// <param name="AcknowledgedP99">Their 99th percentile.</param>
/// <param name="Seconds">From the first delivery to the last answer.</param>
internal sealed record SlackBurst(int NotAcknowledged, int Lost, int Doubled, int DoubledInSilence, double AcknowledgedP50, double AcknowledgedP99, double Seconds)
{
    private const int Channels = 100;
    private const int People = 50;
    private const int AtOnce = 32;

    /// <summary>Of the task that is asked about.</summary>
    private const string Title = "Migrate billing to Kafka";

    /// <summary>How the threads of a burst begin; other conversations are not counted.</summary>
    private const string Prefix = "1700000000.";

    /// <summary>Without a further answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>Lets Slack be slow (1 in 20), full (1 in 20) and failing (1 in 20) when something is posted, and lose its answer (1 in 25) after it was.</summary>
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
        var lost = 0;
        slack.Lose = call => call.Method == "chat.postMessage" && Interlocked.Increment(ref lost) % 25 == 0 ? new HttpResponseMessage(HttpStatusCode.GatewayTimeout) : null;
    }

    /// <param name="sender">Sends them, to one host or several.</param>
    /// <param name="slack">Where the answers arrive.</param>
    /// <param name="events">How many events.</param>
    /// <param name="onAcknowledged">What happens besides, told how many deliveries were acknowledged so far.</param>
    public static async Task<SlackBurst> RunAsync(SlackSender sender, FakeSlack slack, int events, Func<int, Task>? onAcknowledged = null)
    {
        var began = Stopwatch.GetTimestamp();
        var times = new ConcurrentBag<TimeSpan>();
        var silent = 0;
        // Every third event comes twice, every ninth three times, mixed among the others.
        var deliveries = Enumerable.Range(0, events).SelectMany(n => Enumerable.Range(0, n % 9 == 0 ? 3 : n % 3 == 0 ? 2 : 1).Select(copy => (Event: n, Copy: copy)))
            .OrderBy(d => ((d.Event * 7_919L) + (d.Copy * 1_009L)) % events).ToArray();
        var sending = Parallel.ForEachAsync(deliveries, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (delivery, _) =>
        {
            if (await sender.SendAsync("slack/events", Mention(delivery.Event), firstTry: delivery.Copy) is not { } took)
            {
                Interlocked.Increment(ref silent);
                return;
            }

            times.Add(took);
            if (onAcknowledged is not null)
                await onAcknowledged(times.Count);
        });
        await sending;

        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (int answered, before = 0; (answered = Answers(slack).Count) < events && !patience.IsCancellationRequested; before = answered)
        {
            if (answered > before)
                patience.CancelAfter(Patience);
            await look.WaitForNextTickAsync(CancellationToken.None);
        }

        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        for (var n = 0; n < 40; n++)
            await look.WaitForNextTickAsync(CancellationToken.None); // whatever would be said twice
        var answers = Answers(slack);
        var (p50, p99) = Percentiles(times);
        return new SlackBurst(silent, events - answers.Count(a => a.Value.Any(m => m.Words.Contains(Title, StringComparison.Ordinal))), answers.Count(a => a.Value.Length > 1), answers.Count(a => a.Value.Skip(1).Any(m => !IsSaid(m))), p50, p99, seconds);
    }

    /// <summary>How long acknowledgements take while always as many turns are being worked on: the next event is sent when an answer has come.</summary>
    /// <param name="host">The host.</param>
    /// <param name="first">Number of the first event; each number is one event, ever.</param>
    /// <param name="events">How many events are measured, after those that fill the host.</param>
    /// <param name="inWork">Turns in work.</param>
    public static async Task<(double P50, double P99, double Seconds)> KeepBusyAsync(SlackHost host, int first, int events, int inWork)
    {
        var times = new ConcurrentBag<TimeSpan>();
        var before = Answers(host.Slack).Count;
        await Parallel.ForEachAsync(Enumerable.Range(first, inWork), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (n, _) => await host.Sender.SendAsync("slack/events", Mention(n)));
        var began = Stopwatch.GetTimestamp();
        var sending = new List<Task>();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (sending.Count < events)
        {
            await look.WaitForNextTickAsync(CancellationToken.None);
            for (var answered = Answers(host.Slack).Count - before; sending.Count < Math.Min(events, answered);)
                sending.Add(SendAsync(first + inWork + sending.Count));
        }

        await Task.WhenAll(sending);
        var (p50, p99) = Percentiles(times);
        return (p50, p99, Stopwatch.GetElapsedTime(began).TotalSeconds);

        async Task SendAsync(int n)
        {
            if (await host.Sender.SendAsync("slack/events", Mention(n)) is { } took)
                times.Add(took);
        }
    }

    private static (double P50, double P99) Percentiles(IReadOnlyCollection<TimeSpan> times)
    {
        var sorted = times.Select(t => t.TotalMilliseconds).Order().ToArray();
        return (sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);
    }

    /// <summary>The messages that answer each event, in order; its thread tells.</summary>
    private static Dictionary<string, SlackCall[]> Answers(FakeSlack slack) =>
        slack.Messages.Where(m => m.Value["thread_ts"]?.StartsWith(Prefix, StringComparison.Ordinal) == true)
            .GroupBy(m => m.Value["thread_ts"]!)
            .ToDictionary(g => g.Key, g => g.OrderBy(m => m.Key.Ts, StringComparer.Ordinal).Select(m => m.Value).ToArray());

    private static bool IsSaid(SlackCall message) => message.Words.Contains(SlackMessage.PerhapsTwice, StringComparison.Ordinal);

    private static string Mention(int n)
    {
        var ts = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{n:000000}");
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
