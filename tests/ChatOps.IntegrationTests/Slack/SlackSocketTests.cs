using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;
using ChatOps.Tests.Channels.Slack;

namespace ChatOps.IntegrationTests.Slack;

/// <summary>Socket Mode over a real connection: envelopes are acknowledged by their id, and a connection that ends is made again.</summary>
public sealed class SlackSocketTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Serve_EnvelopesOverConnectionsThatEnd_AreAcknowledgedAndAnsweredOnce()
    {
        var slack = new FakeSlack();
        var acknowledged = new ConcurrentQueue<string>();
        var connections = 0;
        await using var host = await SlackHost.StartAsync(slack, socket: async socket =>
        {
            switch (Interlocked.Increment(ref connections))
            {
                case 1: // announced end
                    await SendAsync(socket, """{"type":"hello","num_connections":1}""");
                    await SendAsync(socket, Envelope("e1", "Ev1", "1.1"));
                    acknowledged.Enqueue(await ReceiveAsync(socket));
                    await SendAsync(socket, """{"type":"disconnect","reason":"refresh_requested"}""");
                    break;
                case 2: // breaks in the middle of a message
                    await SendAsync(socket, Envelope("e1-again", "Ev1", "1.1"));
                    acknowledged.Enqueue(await ReceiveAsync(socket));
                    await socket.SendAsync("{\"type\":\"ev"u8.ToArray(), WebSocketMessageType.Text, endOfMessage: false, CancellationToken.None);
                    socket.Abort();
                    break;
                default:
                    await SendAsync(socket, Envelope("e2", "Ev2", "2.1"));
                    acknowledged.Enqueue(await ReceiveAsync(socket));
                    await SendAsync(socket, Command(new Uri(new Uri(slack.SocketAddress.Replace("ws:", "http:", StringComparison.Ordinal)), "/commands/1")));
                    acknowledged.Enqueue(await ReceiveAsync(socket));
                    await ReceiveAsync(socket); // stays until the host ends
                    break;
            }
        });

        using var patience = new CancellationTokenSource(Patience);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (slack.Messages.Count < 2 || slack.Of("response_url").Length < 1)
            await look.WaitForNextTickAsync(patience.Token);

        Assert.Equal(["e1", "e1-again", "e2", "c1"], acknowledged);
        Assert.Equal(["1.1", "2.1"], slack.Messages.Values.Select(m => m["thread_ts"]).Order());
        Assert.All(slack.Of("apps.connections.open"), c => Assert.Equal(FakeSlack.AppToken, c.Token));
        Assert.Empty(slack.Problems);
    }

    private static Task SendAsync(WebSocket socket, string text) => socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    /// <summary>The envelope that is acknowledged; empty when the connection ends.</summary>
    private static async Task<string> ReceiveAsync(WebSocket socket)
    {
        var buffer = new byte[4096];
        try
        {
            var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
            return received.MessageType == WebSocketMessageType.Close ? "" : JsonNode.Parse(buffer.AsSpan(0, received.Count))!["envelope_id"]!.GetValue<string>();
        }
        catch (WebSocketException)
        {
            return "";
        }
    }

    private static string Envelope(string id, string eventId, string ts) => new JsonObject
    {
        ["envelope_id"] = id,
        ["type"] = "events_api",
        ["accepts_response_payload"] = false,
        ["payload"] = new JsonObject
        {
            ["type"] = "event_callback",
            ["team_id"] = FakeSlack.Team,
            ["event_id"] = eventId,
            ["authorizations"] = new JsonArray(new JsonObject { ["user_id"] = FakeSlack.Bot, ["is_bot"] = true }),
            ["event"] = new JsonObject { ["type"] = "app_mention", ["user"] = "U0ALEX", ["channel"] = "C1", ["ts"] = ts, ["text"] = $"<@{FakeSlack.Bot}> what is TASK-101?" },
        },
    }.ToJsonString();

    private static string Command(Uri answer) => new JsonObject
    {
        ["envelope_id"] = "c1",
        ["type"] = "slash_commands",
        ["accepts_response_payload"] = true,
        ["payload"] = new JsonObject
        {
            ["team_id"] = FakeSlack.Team, ["channel_id"] = "C1", ["user_id"] = "U0ALEX", ["command"] = "/who", ["text"] = "TASK-101", ["trigger_id"] = "t1",
            ["response_url"] = answer.AbsoluteUri,
        },
    }.ToJsonString();
}
