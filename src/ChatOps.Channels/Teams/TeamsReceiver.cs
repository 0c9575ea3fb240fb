using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ChatOps.Channels.Identity;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Teams.Cards;
using ChatOps.Channels.Teams.Protocol;
using ChatOps.Channels.Teams.Tokens;
using ChatOps.Workforce.Store;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ChatOps.Channels.Teams;

/// <summary>Takes what the Bot Connector posts: verify, keep, acknowledge. The work is the handler's.</summary>
internal sealed partial class TeamsReceiver(
    TeamsGate gate,
    IOptions<TeamsOptions> options,
    PressSeals seals,
    TeamsRefresh refresh,
    IEventIntake intake,
    IChannelRefusals refusals,
    TimeProvider time,
    ILogger<TeamsReceiver> logger)
{
    /// <summary>The channel, as events and conversations' ids begin.</summary>
    public const string Channel = "teams";

    /// <summary>Longest body that is read, in bytes.</summary>
    public const int MaxBodyBytes = 1024 * 1024;

    /// <summary>Answers a request.</summary>
    public async Task<IResult> ReceiveAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var caller = await gate.AdmitAsync(request, cancellationToken);
            if (await RequestBody.ReadAsync(request, MaxBodyBytes, cancellationToken) is not { } body)
                return await RefuseAsync("too-large", StatusCodes.Status413PayloadTooLarge, null, cancellationToken);
            return Read(body) is { } activity
                ? await TakeAsync(activity, caller, cancellationToken)
                : await RefuseAsync("malformed", StatusCodes.Status400BadRequest, null, cancellationToken);
        }
        catch (TokenRefusedException e)
        {
            LogRefused(e.Code);
            return await RefuseAsync(e.Code, StatusCodes.Status401Unauthorized, null, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            LogNoKeys(e); // not a word about the token: it may be good
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
        catch (StoreUnavailableException e)
        {
            LogNotKept(e); // not kept, so not acknowledged
            return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static TeamsActivity? Read(byte[] body)
    {
        try
        {
            return TeamsJson.ReadActivity(body);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private async Task<IResult> TakeAsync(TeamsActivity activity, VouchedCaller? caller, CancellationToken cancellationToken)
    {
        var verdict = new TeamsAdmission(options.Value, gate.Access).Judge(activity, caller);
        switch (verdict.Kind)
        {
            case TeamsVerdict.Decision.Malformed:
                return await RefuseAsync("malformed", StatusCodes.Status400BadRequest, null, cancellationToken);
            case TeamsVerdict.Decision.Refuse:
                LogRefused(verdict.Code!);
                return await RefuseAsync(verdict.Code!, StatusCodes.Status403Forbidden, activity.User, cancellationToken);
            case TeamsVerdict.Decision.NotImplemented:
                return await RefuseAsync("unknown-type", StatusCodes.Status501NotImplemented, null, cancellationToken);
            case TeamsVerdict.Decision.Unknown:
                return await RefuseAsync("unknown-type", StatusCodes.Status200OK, null, cancellationToken);
            case TeamsVerdict.Decision.Ignore:
                return Results.Ok();
        }

        if (activity.Verb() == CardRefresh.Verb)
            return Results.Json(await refresh.AnswerAsync(activity, cancellationToken));

        OpenedPress? press = null;
        if (activity.Type == ActivityTypes.Invoke)
        {
            // Whoever pressed waits for an answer: a press that does not count gets its reason at once, and is not kept.
            press = seals.Open(activity.Seal(), activity.From!.AadObjectId!, activity.Conversation!.Id!);
            if (press.Verdict != PressVerdict.Good)
            {
                await refusals.NoteAsync(Channel, press.Code, activity.User, cancellationToken);
                return Message(press.Sentence);
            }
        }

        var body = JsonSerializer.Serialize(activity, TeamsJson.Options);
        if (!await intake.AcceptAsync(new ChannelEvent(Channel, EventId(activity), body, time.GetUtcNow().UtcDateTime), cancellationToken))
            await refusals.NoteAsync(Channel, "replayed", activity.User, cancellationToken); // the connector says of no delivery that it is its second one
        return press is null ? Results.StatusCode(StatusCodes.Status202Accepted) : Message($"{press.Says}: I'm on it.");
    }

    /// <summary>
    /// The id of an event: that of the activity within its conversation. Hashed, because both come from outside at any length.
    /// </summary>
    internal static string EventId(TeamsActivity activity) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{activity.Conversation!.Id}\n{activity.Type}\n{activity.Id}")).AsSpan(0, 16));

    /// <summary>The answer to a pressed <c>Action.Execute</c> as a short notice on the card.</summary>
    private static IResult Message(string text) =>
        Results.Json(new { statusCode = StatusCodes.Status200OK, type = "application/vnd.microsoft.activity.message", value = text });

    private async Task<IResult> RefuseAsync(string code, int status, ChannelUser? sender, CancellationToken cancellationToken)
    {
        await refusals.NoteAsync(Channel, code, sender, cancellationToken);
        return Results.StatusCode(status);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A request to the Teams endpoint was refused: {Code}")]
    private partial void LogRefused(string code);

    [LoggerMessage(Level = LogLevel.Error, Message = "The Bot Connector's keys can't be read, so no request can be verified")]
    private partial void LogNoKeys(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "An event of Teams could not be kept and was not acknowledged")]
    private partial void LogNotKept(Exception exception);
}
