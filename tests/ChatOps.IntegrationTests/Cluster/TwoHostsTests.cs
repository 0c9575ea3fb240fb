using System.Text.RegularExpressions;
using ChatOps.IntegrationTests.Slack;
using ChatOps.Learning.Registry;
using ChatOps.Tests.Channels.Slack;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatOps.IntegrationTests.Cluster;

/// <summary>What two hosts do together, and what is left when one of them is lost.</summary>
public sealed partial class TwoHostsTests
{
    /// <summary>Trials of the three rounds of a tuning (see <c>SuccessTuning</c>); the last ones are six.</summary>
    private const string LastRound = "of 6 trials";

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    [Fact]
    public async Task Retrain_WithTuning_TrialsRunOnBothHostsAndOneThatIsLostCostsItsTrialsAlone()
    {
        var slack = new FakeSlack();
        await using var hosts = await TwoHosts.StartAsync(slack);

        await hosts.One.Sender.SendAsync("slack/events", SlackHost.Mention("retrain the ranking model with tuning", "1").ToJsonString());
        var trainer = await FirstToPrintAsync(hosts, "of 24 trials");
        var first = Measured(trainer).Where(m => m.All == 24).ToArray();
        (trainer == hosts.One ? hosts.Other : hosts.One).Kill();
        await FirstToPrintAsync(hosts, LastRound);

        Assert.Equal((2, 24), (first.Length, first.Sum(f => f.Count)));
        Assert.Contains("A trial was lost with its host", trainer.Output, StringComparison.Ordinal);
        Assert.Equal(6, Measured(trainer).Where(m => m.All == 6).Sum(m => m.Count));
    }

    [Fact]
    public async Task Promote_OnOneHost_BothAnswerWithIt()
    {
        var slack = new FakeSlack { MayReadChannels = true };
        await using var hosts = await TwoHosts.StartAsync(slack);
        var registry = new ModelRegistry(new DiskRegistryFiles(hosts.Models), TimeProvider.System, NullLogger<ModelRegistry>.Instance);
        var serving = registry.Serving();
        var number = registry.TakeNumber();
        registry.Add(serving.Ranking!.Version with { Number = number }, serving.Ranking.Model with { Version = number });
        registry.Add(serving.Performance!.Version with { Number = number }, serving.Performance.Model with { Version = number });
        foreach (var (host, thread) in new[] { (hosts.One, "1690000000.000001"), (hosts.Other, "1690000000.000002") })
        {
            await host.Sender.SendAsync("slack/events", SlackHost.Mention("who should take TASK-101?", thread).ToJsonString());
            await SaidAsync(slack, thread, "Ranking v1");
        }

        var asked = "1690000000.000003";
        await hosts.One.Sender.SendAsync("slack/events", SlackHost.Mention($"promote v{number}", asked).ToJsonString());
        await SaidAsync(slack, asked, "in place of v1");
        await hosts.One.Sender.SendAsync("slack/events", SlackHost.Mention("yes", "1690000000.000004", asked).ToJsonString());
        await SaidAsync(slack, asked, "read back");

        foreach (var (host, thread) in new[] { (hosts.One, "1690000000.000005"), (hosts.Other, "1690000000.000006") })
        {
            await host.Sender.SendAsync("slack/events", SlackHost.Mention("who should take TASK-101?", thread).ToJsonString());
            await SaidAsync(slack, thread, $"Ranking v{number}");
        }
    }

    private static async Task SaidAsync(FakeSlack slack, string thread, string words)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!slack.Messages.Values.Any(m => m["thread_ts"] == thread && m.Words.Contains(words, StringComparison.Ordinal)))
            await look.WaitForNextTickAsync(patience.Token);
    }

    private static async Task<SlackHost> FirstToPrintAsync(TwoHosts hosts, string text)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (true)
        {
            foreach (var host in new[] { hosts.One, hosts.Other })
            {
                if (Measured(host).GroupBy(m => m.All).Any(r => text == $"of {r.Key} trials" && r.Sum(m => m.Count) == r.Key))
                    return host;
            }

            if (patience.IsCancellationRequested)
                Assert.Fail($"Nobody printed \"{text}\". One host:\n{hosts.One.Output}\nThe other:\n{hosts.Other.Output}");
            await look.WaitForNextTickAsync(CancellationToken.None);
        }
    }

    private static (string Host, int Count, int All)[] Measured(SlackHost host) =>
        [.. Line().Matches(host.Output).Select(m => (m.Groups[1].Value, int.Parse(m.Groups[2].ValueSpan), int.Parse(m.Groups[3].ValueSpan)))];

    [GeneratedRegex(@"Host (.+) measured (\d+) of (\d+) trials")]
    private static partial Regex Line();
}
