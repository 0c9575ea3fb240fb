using System.Text.Json.Nodes;
using ChatOps.Agent.Conversations;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Teams.Cards;
using ChatOps.Channels.Teams.Protocol;
using Microsoft.Extensions.Logging;

namespace ChatOps.Channels.Teams;

/// <summary>Answers a card that asks what it says now: with the answer as it was kept and the state of its task, never with a turn.</summary>
internal sealed partial class TeamsRefresh(
    AnswerSeals answers, PressSeals seals, IPresentReplies replies, TeamsMembers members, IChannelRefusals refusals, ReplyPages pages, TimeProvider time, ILogger<TeamsRefresh> logger)
{
    /// <summary>Whoever opens the chat waits for it.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    private readonly ReplyCard _cards = new(seals, pages);

    /// <summary>The answer to the invoke.</summary>
    /// <param name="activity">The invoke; let in.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<JsonObject> AnswerAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(Longest, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            return await FindAsync(activity, either.Token);
        }
        catch (Exception e) when (e is TryLaterException or ConversationGoneException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNotNow(e);
            return Error(503, "NotNow", "What became of this can't be read now. The card is as it was.");
        }
    }

    private async Task<JsonObject> FindAsync(TeamsActivity activity, CancellationToken cancellationToken)
    {
        var (place, user) = (TeamsPlace.Of(activity), activity.User!);
        var seal = activity.Seal();
        var (verdict, answer) = answers.Open(seal, place.ConversationId);
        if (answer is null)
        {
            await refusals.NoteAsync(TeamsReceiver.Channel, new OpenedPress(verdict).Code, user, cancellationToken);
            return Error(400, "BadRequest", "This card does not belong here.");
        }

        if (verdict == PressVerdict.Lapsed)
            return Error(400, "Lapsed", "This card is too old to be brought up to date. Please ask again.");
        if (!await members.IsAnsweredAsync(place, user, activity.From!.Id!, cancellationToken))
            return Error(403, "Forbidden", "Only people of this organisation are answered.");
        if (await replies.FindAsync(answer.ConversationId, answer.EventId, cancellationToken) is not { } reply)
            return Error(404, "NotFound", "This answer is not kept any more. Please ask again.");
        var owner = user.Id == answer.OwnerId
            ? new PressOwner(user.Id, place.ConversationId, answer.ConversationId, DateTimeOffset.FromUnixTimeSeconds(answer.Until))
            : null;
        return _cards.Of(reply, owner, answer.WithText, new CardRefresh(seal!, activity.From.Id!)) is { } card
            ? Response(200, "application/vnd.microsoft.card.adaptive", card)
            : Error(400, "TooLarge", "What became of this does not fit into a card. Please ask again.");
    }

    private static JsonObject Error(int status, string code, string message) => Response(status, "application/vnd.microsoft.error", new JsonObject { ["code"] = code, ["message"] = message });

    private static JsonObject Response(int status, string type, JsonObject value) => new() { ["statusCode"] = status, ["type"] = type, ["value"] = value };

    [LoggerMessage(Level = LogLevel.Warning, Message = "A card of Teams could not be brought up to date")]
    private partial void LogNotNow(Exception exception);
}
