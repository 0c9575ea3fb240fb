using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ChatOps.IntegrationTests.Health;
using ChatOps.IntegrationTests.Slack;
using ChatOps.Tests.Channels.Slack;

namespace ChatOps.IntegrationTests.Cluster;

/// <summary>The Redis through which two hosts find each other hangs, is away, or comes and goes: turns go on, health says so, and nothing has to be started again.</summary>
public sealed class RedisFaultTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private int _asked;

    [Fact]
    public async Task Serve_RedisHangsIsCutAndFlaps_TurnsGoOnHealthSaysSoAndTheClusterIsWholeAgain()
    {
        var slack = new FakeSlack { MayReadChannels = true };
        await using var hosts = await TwoHosts.StartAsync(slack);
        await BothAsync(hosts, "UP", "2");
        await AnswersAsync(hosts, slack);

        hosts.ToRedis.Delay = TimeSpan.FromSeconds(30); // as good as a hang: longer than anybody waits
        foreach (var mode in new[] { ProxyMode.Delays, ProxyMode.Refuses, ProxyMode.Cuts })
        {
            hosts.ToRedis.Mode = mode;
            await BothAsync(hosts, "DEGRADED", null);
            await AnswersAsync(hosts, slack);
            hosts.ToRedis.Mode = ProxyMode.Passes;
            await BothAsync(hosts, "UP", "2");
            await AnswersAsync(hosts, slack);
        }

        var flapping = hosts.ToRedis.FlapAsync(6, TimeSpan.FromSeconds(2));
        await AnswersAsync(hosts, slack);
        await flapping;
        await BothAsync(hosts, "UP", "2");
        await AnswersAsync(hosts, slack);
        Assert.Empty(slack.Problems);
    }

    /// <summary>Four questions to both hosts in turn, in conversations of their own; each is answered with people.</summary>
    private async Task AnswersAsync(TwoHosts hosts, FakeSlack slack)
    {
        foreach (var _ in Enumerable.Range(0, 4))
        {
            var thread = $"16900000{++_asked:00}.000001";
            Assert.NotNull(await hosts.Sender.SendAsync("slack/events", SlackHost.Mention("who should take TASK-101?", thread).ToJsonString()));
            using var patience = new CancellationTokenSource(Patience);
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
            while (!slack.Messages.Values.Any(m => m["thread_ts"] == thread && m.Words.Contains("Migrate billing to Kafka", StringComparison.Ordinal)))
            {
                if (patience.IsCancellationRequested)
                    Assert.Fail($"Nothing was answered to {thread}. One host:\n{hosts.One.Output}\nThe other:\n{hosts.Other.Output}");
                await look.WaitForNextTickAsync(CancellationToken.None);
            }
        }
    }

    private static async Task BothAsync(TwoHosts hosts, string status, string? count)
    {
#pragma warning disable RS0030 // a test is the outside: its client is not the host's
        using var client = new HttpClient();
#pragma warning restore RS0030
        foreach (var host in new[] { hosts.One, hosts.Other })
        {
            using var patience = new CancellationTokenSource(Patience);
            using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
            JsonNode? last;
            do
            {
                using var response = await client.GetAsync(new Uri(host.Address, "ml-service/actuator/health"));
                last = (await response.Content.ReadFromJsonAsync<JsonNode>())?["components"]?["cluster"];
                if ((string?)last?["status"] == status && (count is null || (string?)last["details"]?["hosts"] == count))
                    break;
                if (patience.IsCancellationRequested)
                    Assert.Fail($"cluster did not become {status} {count}: {last}\n{host.Output}");
            }
            while (await look.WaitForNextTickAsync(CancellationToken.None));
        }
    }
}
