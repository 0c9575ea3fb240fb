using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Teams.Protocol;
using Microsoft.Extensions.Logging;

namespace ChatOps.Channels.Teams;

/// <summary>
/// Brings answers where they belong: to where it was asked, or, where one tells how somebody does or what is in a CV, to the asker's personal chat alone, with a hint
/// without the content where it was asked. After a crash it goes on where it was.
/// </summary>
internal sealed partial class TeamsDelivery(PersonalReplies personal, ConnectorClient connector, TeamsPlaces places, PressSeals seals, ILogger<TeamsDelivery> logger)
{
    public const string SentAlone = "The answer is for you alone: I sent it to our personal chat.";

    public const string NotReached =
        "The answer is for you alone, and I can't write to you personally yet. Open a personal chat with me (Apps, my name, Add) and ask me there; nothing of it is shown here.";

    private readonly TeamsMessages _messages = new(seals);

    /// <summary>Delivers an answer.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="asked">What it answers.</param>
    /// <param name="press">The press that it answers; null for words.</param>
    /// <param name="ownerKey">Key of the speaker.</param>
    /// <param name="delivery">How far it is.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task DeliverAsync(Reply reply, TeamsActivity asked, OpenedPress? press, string ownerKey, IDeliveryNote delivery, CancellationToken cancellationToken)
    {
        var place = TeamsPlace.Of(asked);
        var mark = DeliveryMark.Read(delivery.MessageId);
        var message = _messages.Of(reply, OwnerIn(place, asked, press));
        if (!place.IsPersonal && personal.GoToAskerAlone(reply, place.ConfiguredAs))
        {
            mark = mark with { IsSentAlone = mark.IsSentAlone || await TrySendAloneAsync(reply, asked, press, ownerKey, cancellationToken) };
            if (mark.IsSentAlone)
                await delivery.NoteAsync(mark.ToString(), cancellationToken);
            message = TeamsMessages.Words(mark.IsSentAlone ? SentAlone : NotReached);
        }

        // The outcome takes the place of its question, whose buttons have had their press.
        var earlier = mark.Here ?? (press is { IsOfQuestion: true } && asked.ReplyToId is { Length: > 0 } question ? question : null);
        // A press is no message that could be replied to; the thread is in the id of the conversation.
        var replyTo = asked.Type == ActivityTypes.Message ? asked.Id : null;
        if (await connector.PutAsync(place, earlier, message, replyTo, cancellationToken) is { } id)
            await delivery.NoteAsync((mark with { Here = id }).ToString(), cancellationToken);
    }

    private static PressOwner OwnerIn(TeamsPlace shownIn, TeamsActivity asked, OpenedPress? press) =>
        new(asked.User!.Id, shownIn.ConversationId, press?.ConversationId ?? TeamsPlace.Of(asked).Id);

    private async Task<bool> TrySendAloneAsync(Reply reply, TeamsActivity asked, OpenedPress? press, string ownerKey, CancellationToken cancellationToken)
    {
        var user = asked.User!;
        if (await places.FindAsync(user.Account, cancellationToken) is { } known)
        {
            try
            {
                await SendAsync(known.Place);
                return true;
            }
            catch (ConversationGoneException e)
            {
                LogNotAlone(e.Code);
                await places.BlockAsync(known.Place, user.Account, cancellationToken);
            }
        }

        try
        {
            var opened = await connector.OpenPersonalAsync(TeamsPlace.Of(asked), asked.From!.Id!, cancellationToken);
            await SendAsync(opened);
            await places.KeepPersonalAsync(opened, user, ownerKey, cancellationToken);
            return true;
        }
        catch (ConversationGoneException e)
        {
            LogNotAlone(e.Code);
        }
        catch (HttpRequestException e)
        {
            LogNotOpened(e);
        }

        return false;

        Task SendAsync(TeamsPlace alone) => connector.SendAsync(alone, _messages.Of(reply, OwnerIn(alone, asked, press)), replyTo: null, cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer for one person could not be brought to their personal chat: {Code}")]
    private partial void LogNotAlone(string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A personal chat could not be begun")]
    private partial void LogNotOpened(Exception exception);
}
