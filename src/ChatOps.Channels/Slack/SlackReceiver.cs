using System.Text;
using System.Text.Json;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Slack.Protocol;
using ChatOps.Workforce.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Slack;

/// <summary>Takes what Slack posts: verify, keep, acknowledge. The work is the handler's, so that the three seconds are never near.</summary>
internal sealed partial class SlackReceiver(SlackGate gate, IOptions<SlackOptions> options, SlackIntake intake, IChannelRefusals refusals, TimeProvider time, ILogger<SlackReceiver> logger)
{
    /// <summary>Longest body that is read, in bytes.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    /// <summary>Longest time until it is answered: Slack waits for three seconds, and sends again what is not acknowledged.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(2.5);

    private const string RetryHeader = "X-Slack-Retry-Num";

    private readonly SlackReader _reader = new(options.Value);

    /// <summary>Answers <c>/slack/events</c>.</summary>
    public Task<IResult> ReceiveEventAsync(HttpRequest request, CancellationToken cancellationToken) => ReceiveAsync(request, ReadEvent, cancellationToken);

    /// <summary>Answers <c>/slack/interactions</c>.</summary>
    public Task<IResult> ReceiveInteractionAsync(HttpRequest request, CancellationToken cancellationToken) => ReceiveAsync(request, ReadInteraction, cancellationToken);

    /// <summary>Answers <c>/slack/commands</c>.</summary>
    public Task<IResult> ReceiveCommandAsync(HttpRequest request, CancellationToken cancellationToken) => ReceiveAsync(request, ReadCommand, cancellationToken);

    private async Task<IResult> ReceiveAsync(HttpRequest request, Func<byte[], SlackReading> read, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await ReceiveInTimeAsync(request, read, either.Token);
        }
        catch (StoreUnavailableException e)
        {
            LogNotKept(e); // not kept, so not acknowledged: Slack sends it again
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            LogNotKept(e); // perhaps it is kept after all; then the second delivery finds it
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private async Task<IResult> ReceiveInTimeAsync(HttpRequest request, Func<byte[], SlackReading> read, CancellationToken cancellationToken)
    {
        if (await RequestBody.ReadAsync(request, MaxBodyBytes, cancellationToken) is not { } body)
            return await RefuseAsync(request, "too-large", StatusCodes.Status413PayloadTooLarge, cancellationToken);
        if (gate.Refusal(request, body) is { } code)
            return await RefuseAsync(request, code, StatusCodes.Status401Unauthorized, cancellationToken);
        var reading = Read(read, body);
        // Not every driver stops in time when it is told to.
        await intake.TakeAsync(reading, isRepeated: request.Headers.ContainsKey(RetryHeader), cancellationToken).WaitAsync(cancellationToken);
        return reading switch
        {
            { IsMalformed: true } => Results.StatusCode(StatusCodes.Status400BadRequest),
            { Refusal: not null } => Final(request, StatusCodes.Status403Forbidden),
            { Challenge: { } challenge } => Results.Json(new { challenge }),
            _ => Results.Ok(),
        };
    }

    private static SlackReading Read(Func<byte[], SlackReading> read, byte[] body)
    {
        try
        {
            return read(body);
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            return SlackReading.Malformed;
        }
    }

    private SlackReading ReadEvent(byte[] body)
    {
        using var envelope = JsonDocument.Parse(body, SlackNode.Options);
        return _reader.ReadEvent(envelope.RootElement);
    }

    private SlackReading ReadInteraction(byte[] body)
    {
        using var payload = JsonDocument.Parse(Form(body)("payload") ?? "", SlackNode.Options);
        return _reader.ReadInteraction(payload.RootElement);
    }

    private SlackReading ReadCommand(byte[] body) => _reader.ReadCommand(Form(body));

    private static Func<string, string?> Form(byte[] body)
    {
        var form = new FormReader(Encoding.UTF8.GetString(body)) { ValueLengthLimit = MaxBodyBytes }.ReadForm();
        return name => form.TryGetValue(name, out var values) ? values.ToString() : null;
    }

    private async Task<IResult> RefuseAsync(HttpRequest request, string code, int status, CancellationToken cancellationToken)
    {
        LogRefused(code);
        await refusals.NoteAsync(SlackIntake.Channel, code, null, cancellationToken).WaitAsync(cancellationToken);
        return Final(request, status);
    }

    /// <summary>A second try would be turned away too, so Slack is asked for none.</summary>
    private static IResult Final(HttpRequest request, int status)
    {
        request.HttpContext.Response.Headers["X-Slack-No-Retry"] = "1";
        return Results.StatusCode(status);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request to the Slack endpoints was refused: {Code}")]
    private partial void LogRefused(string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "An event of Slack could not be kept and was not acknowledged")]
    private partial void LogNotKept(Exception exception);
}
