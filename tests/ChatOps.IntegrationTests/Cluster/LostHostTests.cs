using ChatOps.IntegrationTests.Slack;
using ChatOps.Tests.Channels.Slack;

namespace ChatOps.IntegrationTests.Cluster;

/// <summary>People who talk to a cluster that loses a host in the middle.</summary>
public sealed class LostHostTests
{
    private const int Turns = 2_000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Serve_OneOfTwoHostsKilledIn2000Turns_NothingIsLostOrSaidTwiceAndConversationsGoOn()
    {
        var slack = new FakeSlack { MayReadChannels = true };
        await using var hosts = await TwoHosts.StartAsync(slack);
        var thread = "1690000000.000001";
        await hosts.Sender.SendAsync("slack/events", SlackHost.Mention("assign TASK-110 to Priya", thread).ToJsonString());
        await SaidAsync(slack, thread, "Assign");

        var killed = 0;
        var burst = await SlackBurst.RunAsync(hosts.Sender, slack, Turns, acknowledged =>
        {
            if (acknowledged > Turns / 2 && Interlocked.Exchange(ref killed, 1) == 0)
                hosts.One.Kill();
            return Task.CompletedTask;
        });

        Assert.Equal(1, killed);
        Assert.Empty(slack.Problems);
        Assert.Equal((0, 0, 0), (burst.NotAcknowledged, burst.Lost, burst.Doubled));
        await hosts.Sender.SendAsync("slack/events", SlackHost.Mention("yes", "1690000000.000002", thread).ToJsonString());
        await SaidAsync(slack, thread, "Done");
    }

    private static async Task SaidAsync(FakeSlack slack, string thread, string words)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!slack.Messages.Values.Any(m => m["thread_ts"] == thread && m.Words.Contains(words, StringComparison.Ordinal)))
            await look.WaitForNextTickAsync(patience.Token);
    }
}
