using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace ChatOps.IntegrationTests.Teams;

/// <summary>A thousand mentions at once, a third of them delivered twice, while the connector is full and failing.</summary>
/// <param name="NotAcknowledged">Deliveries that were not acknowledged.</param>
/// <param name="Lost">Events without an answer.</param>
/// <param name="Doubled">Events with more than one.</param>
internal sealed record TeamsBurst(int NotAcknowledged, int Lost, int Doubled)
{
    private const int People = 50;
    private const int Channels = 100;
    private const int AtOnce = 32;

    /// <summary>Of the task that is asked about.</summary>
    private const string Title = "Migrate billing to Kafka";

    /// <summary>Without a further answer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <param name="host">The host.</param>
    /// <param name="events">How many events.</param>
    public static async Task<TeamsBurst> RunAsync(TeamsHost host, int events)
    {
        var refused = 0;
        var deliveries = Enumerable.Range(0, events).SelectMany(n => Enumerable.Repeat(n, n % 3 == 0 ? 2 : 1)).OrderBy(n => n * 7_919L % events).ToArray();
        await Parallel.ForEachAsync(deliveries, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (n, _) =>
        {
            if (!await host.SendAsync(Mention(host, n)))
                Interlocked.Increment(ref refused);
        });
        await AnsweredAsync(host, events);
        var answers = Answers(host);
        return new TeamsBurst(refused, events - answers.Length, answers.Count(a => a > 1));
    }

    /// <summary>How long acknowledgements take while always as many turns are being worked on: the next event is sent when an answer has come.</summary>
    /// <param name="host">The host.</param>
    /// <param name="first">Number of the first event; each number is one event, ever.</param>
    /// <param name="events">How many events are measured, after those that fill the host.</param>
    /// <param name="inWork">Turns in work.</param>
    public static async Task<(double P50, double P99)> KeepBusyAsync(TeamsHost host, int first, int events, int inWork)
    {
        var times = new ConcurrentBag<TimeSpan>();
        var before = Answers(host).Length;
        await Parallel.ForEachAsync(Enumerable.Range(first, inWork), new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (n, _) => await host.SendAsync(Mention(host, n)));
        var sending = new List<Task>();
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (sending.Count < events)
        {
            await look.WaitForNextTickAsync(CancellationToken.None);
            for (var answered = Answers(host).Length - before; sending.Count < Math.Min(events, answered);)
                sending.Add(SendAsync(first + inWork + sending.Count));
        }

        await Task.WhenAll(sending);
        var sorted = times.Select(t => t.TotalMilliseconds).Order().ToArray();
        return (sorted[sorted.Length / 2], sorted[(int)(sorted.Length * 0.99)]);

        async Task SendAsync(int n)
        {
            var began = Stopwatch.GetTimestamp();
            if (await host.SendAsync(Mention(host, n)))
                times.Add(Stopwatch.GetElapsedTime(began));
        }
    }

    private static async Task AnsweredAsync(TeamsHost host, int events)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        for (int answered, before = 0; (answered = Answers(host).Length) < events && !patience.IsCancellationRequested; before = answered)
        {
            if (answered > before)
                patience.CancelAfter(Patience);
            await look.WaitForNextTickAsync(CancellationToken.None);
        }

        for (var n = 0; n < 40; n++)
            await look.WaitForNextTickAsync(CancellationToken.None); // whatever would be said twice
    }

    /// <summary>How many answers each event has that has any.</summary>
    private static int[] Answers(TeamsHost host) =>
        [.. host.Teams.Messages.Values.Where(m => m.Body.Contains(Title, StringComparison.Ordinal)).GroupBy(m => m.ReplyTo).Select(g => g.Count())];

    private static string Mention(TeamsHost host, int n)
    {
        var (id, member) = (string.Create(CultureInfo.InvariantCulture, $"17{n:00000000000}"), $"29:u{n % People}");
        return new JsonObject
        {
            ["type"] = "message",
            ["id"] = id,
            ["channelId"] = "msteams",
            ["serviceUrl"] = host.Teams.Address.AbsoluteUri,
            ["text"] = "<at>ChatOps</at> what is TASK-101?",
            ["from"] = new JsonObject { ["id"] = member, ["name"] = "Somebody", ["aadObjectId"] = TeamsPort.ObjectIdOf(member) },
            ["recipient"] = new JsonObject { ["id"] = $"28:{TeamsPort.AppId}", ["name"] = "ChatOps" },
            ["conversation"] = new JsonObject { ["id"] = $"19:c{n % Channels}@thread.tacv2;messageid={id}", ["conversationType"] = "channel", ["isGroup"] = true, ["tenantId"] = TeamsPort.Tenant },
            ["channelData"] = new JsonObject { ["tenant"] = new JsonObject { ["id"] = TeamsPort.Tenant } },
            ["entities"] = new JsonArray(new JsonObject
            {
                ["type"] = "mention", ["text"] = "<at>ChatOps</at>", ["mentioned"] = new JsonObject { ["id"] = $"28:{TeamsPort.AppId}", ["name"] = "ChatOps" },
            }),
        }.ToJsonString();
    }
}
