using System.Text.Json;
using ChatOps.IntegrationTests.Slack;
using ChatOps.IntegrationTests.Teams;
using ChatOps.Tests.Channels.Slack;

namespace ChatOps.Benchmarks;

/// <summary>How fast channels acknowledge while a burst is worked on: the built host as a process, signed requests of Slack and of the Bot Connector from this one, 32 at a time.</summary>
internal static class ChannelFigures
{
    private const int Events = 1_000;
    private const int InWork = 200;

    public static async Task PrintAsync()
    {
        var slack = new FakeSlack { MayReadChannels = true };
        SlackBurst.Trouble(slack);
        await using var host = await SlackHost.StartAsync(slack);
        var burst = await SlackBurst.RunAsync(host.Sender, slack, Events);
        var busy = await SlackBurst.KeepBusyAsync(host, first: Events, events: Events, InWork);
        var (teamsP50, teamsP99) = await TeamsAsync();
        Console.WriteLine(JsonSerializer.Serialize(new Dictionary<string, double>
        {
            ["slack_events"] = Events,
            ["slack_lost"] = burst.Lost,
            ["slack_answered_twice"] = burst.Doubled,
            ["slack_burst_ack_p50_ms"] = Math.Round(burst.AcknowledgedP50, 2),
            ["slack_burst_ack_p99_ms"] = Math.Round(burst.AcknowledgedP99, 2),
            ["slack_burst_s"] = Math.Round(burst.Seconds, 1),
            ["slack_turns_in_work"] = InWork,
            ["slack_ack_p50_ms"] = Math.Round(busy.P50, 2),
            ["slack_ack_p99_ms"] = Math.Round(busy.P99, 2),
            ["slack_turns_per_s"] = Math.Round(Events / busy.Seconds, 1),
            ["teams_ack_p50_ms"] = Math.Round(teamsP50, 2),
            ["teams_ack_p99_ms"] = Math.Round(teamsP99, 2),
        }));
    }

    private static async Task<(double P50, double P99)> TeamsAsync()
    {
        await using var host = await TeamsHost.StartAsync();
        return await TeamsBurst.KeepBusyAsync(host, first: 0, events: Events, InWork);
    }
}
