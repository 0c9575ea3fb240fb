using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatOps.Channels.Slack.Api;
using ChatOps.Channels.Slack.Protocol;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Slack;

/// <summary>
/// Socket Mode (https://docs.slack.dev/apis/events-api/using-socket-mode), for hosts without a public address: the host connects to Slack and gets the same events as
/// envelopes. Each is kept first and acknowledged then; what was not acknowledged comes again over the next connection.
/// </summary>
internal sealed partial class SlackSocket(SlackClient client, SlackIntake intake, IOptions<SlackOptions> options, TimeProvider time, ILogger<SlackSocket> logger) : BackgroundService
{
    /// <summary>Longest envelope that is read, in bytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(10);

    private readonly SlackReader _reader = new(options.Value);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the host goes on starting
        var failures = 0;
        while (options.Value.UsesSocket && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(await client.OpenSocketAsync(stoppingToken), stoppingToken);
                failures = 0;
                continue; // Slack closes every connection after some hours and says so before
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                LogLost(e);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            var pause = TimeSpan.FromSeconds(Math.Min(LongestPause.TotalSeconds, Math.Pow(2, failures++)));
            await Task.Delay(pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(Uri address, CancellationToken cancellationToken)
    {
        using var socket = new ClientWebSocket();
        (socket.Options.KeepAliveInterval, socket.Options.KeepAliveTimeout) = (Heartbeat, Heartbeat);
        await socket.ConnectAsync(address, cancellationToken);
        while (await ReceiveAsync(socket, cancellationToken) is { } text)
        {
            using var envelope = JsonDocument.Parse(text, SlackNode.Options);
            switch (envelope.RootElement.Words("type"))
            {
                case "hello":
                    LogConnected();
                    break;
                case "disconnect":
                    LogDisconnect(envelope.RootElement.Words("reason") is "warning" or "refresh_requested" ? "refresh" : "other");
                    await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, cancellationToken);
                    return;
                default:
                    await TakeAsync(socket, envelope.RootElement, cancellationToken);
                    break;
            }
        }
    }

    private async Task TakeAsync(ClientWebSocket socket, JsonElement envelope, CancellationToken cancellationToken)
    {
        if (envelope.Words("envelope_id") is not { } id)
            return;
        var payload = envelope.Get("payload");
        try
        {
            await intake.TakeAsync(
                envelope.Words("type") switch
                {
                    "events_api" => _reader.ReadEvent(payload),
                    "interactive" => _reader.ReadInteraction(payload),
                    "slash_commands" => _reader.ReadCommand(name => payload.Words(name)),
                    _ => SlackReading.Unknown,
                },
                isRepeated: true, // over connections that break, what was not acknowledged comes again
                cancellationToken);
        }
        catch (StoreUnavailableException e)
        {
            LogNotKept(e); // not kept, so not acknowledged: Slack sends it again
            return;
        }

        var acknowledgement = JsonSerializer.SerializeToUtf8Bytes(new JsonObject { ["envelope_id"] = id });
        await socket.SendAsync(acknowledgement, WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
    }

    /// <summary>A whole message; null when Slack closes the connection.</summary>
    private static async Task<byte[]?> ReceiveAsync(ClientWebSocket socket, CancellationToken cancellationToken)
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer.AsMemory(), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close)
                return null;
            if (message.Length + received.Count > MaxBytes)
                throw new InvalidDataException("Slack sent an envelope of more than a megabyte.");
            message.Write(buffer, 0, received.Count);
            if (received.EndOfMessage)
                return message.ToArray();
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Connected with Slack's Socket Mode")]
    private partial void LogConnected();

    [LoggerMessage(Level = LogLevel.Information, Message = "Slack ends this connection of Socket Mode ({Reason}); a new one is made")]
    private partial void LogDisconnect(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The connection of Slack's Socket Mode was lost; a new one is made")]
    private partial void LogLost(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "An event of Slack could not be kept and was not acknowledged")]
    private partial void LogNotKept(Exception exception);
}
