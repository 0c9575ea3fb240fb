using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Teams.Cards;
using ChatOps.Channels.Teams.Protocol;
using Microsoft.Extensions.Logging;

namespace ChatOps.Channels.Teams;

/// <summary>
/// Brings answers where they belong: to where it was asked, or, where one tells how somebody does or what is in a CV, to the asker's personal chat alone, with a hint
/// without the content where it was asked. After a crash it goes on where it was.
/// </summary>
internal sealed partial class TeamsDelivery(PersonalReplies personal, ConnectorClient connector, TeamsPlaces places, PressSeals seals, AnswerSeals answers, ReplyPages pages, ILogger<TeamsDelivery> logger)
{
    public const string SentAlone = "The answer is for you alone: I sent it to our personal chat.";

    public const string NotReached =
        "The answer is for you alone, and I can't write to you personally yet. Open a personal chat with me (Apps, my name, Add) and ask me there; nothing of it is shown here.";

    private readonly TeamsMessages _messages = new(seals, pages);

    /// <summary>Delivers an answer.</summary>
    /// <param name="reply">The answer.</param>
    /// <param name="asked">What it answers.</param>
    /// <param name="stream">The stream that it ends; null if there is none.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The message that the answer itself is; null where that is not known.</returns>
    public async Task<(TeamsPlace Place, string MessageId)?> DeliverAsync(Reply reply, TeamsAsked asked, TeamsStream? stream, CancellationToken cancellationToken)
    {
        using var activity = ChannelTelemetry.Reply("teams");
        if (!asked.Place.IsPersonal && personal.GoToAskerAlone(reply, asked.Place.ConfiguredAs))
        {
            var alone = asked.Mark.IsSentAlone ? null : await TrySendAloneAsync(reply, asked, cancellationToken);
            var hint = Reply.Of(ReplyOutcome.Refuse, asked.Mark.IsSentAlone ? SentAlone : NotReached);
            await PutAsync(hint, asked, asked.Found is { IsSending: true, IsSentAlone: true }, cancellationToken);
            return alone;
        }

        if (stream is null || !await TryEndAsync(stream, reply, asked, cancellationToken))
            await PutAsync(reply, asked, asked.Found.IsSending, cancellationToken);
        return asked.Mark.Here is { } here ? (asked.Place, here) : null;
    }

    /// <summary>Shows where it was asked that it is worked on; the answer takes its place.</summary>
    /// <param name="text">How far it is, in a reply's markup. It is read by everybody there.</param>
    /// <param name="asked">What is worked on.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task ShowAsync(string text, TeamsAsked asked, CancellationToken cancellationToken)
    {
        if (asked.Mark.IsSentAlone)
            return;
        if (await connector.PutAsync(asked.Place, asked.Mark.Here ?? asked.Question, TeamsMessages.Words(text), asked.ReplyTo, cancellationToken) is { } id)
            await asked.NoteAsync(asked.Mark with { Here = id }, cancellationToken);
    }

    /// <summary>Changes the message that is there, or sends a new one.</summary>
    private async Task PutAsync(Reply reply, TeamsAsked asked, bool wasInterrupted, CancellationToken cancellationToken)
    {
        var mark = asked.Mark;
        if ((mark.Here ?? asked.Question) is { } earlier && await connector.TryUpdateAsync(asked.Place, earlier, MessageOf(reply, asked.Place, asked), cancellationToken))
        {
            await asked.NoteAsync(mark with { Here = earlier, IsSending = false }, cancellationToken);
            return;
        }

        var message = MessageOf(wasInterrupted ? InterruptedReply.Of(reply) : reply, asked.Place, asked);
        var id = await SendNewAsync(asked, () => connector.SendAsync(asked.Place, message, asked.ReplyTo, cancellationToken), cancellationToken);
        if (id is not null)
            await asked.NoteAsync(asked.Mark with { Here = id, IsSending = false }, cancellationToken);
    }

    /// <summary>Sends a new message, noted before: if the host ends meanwhile, the next attempt knows that it may have arrived.</summary>
    private static async Task<T> SendNewAsync<T>(TeamsAsked asked, Func<Task<T>> sendAsync, CancellationToken cancellationToken)
    {
        await asked.NoteAsync(asked.Mark with { IsSending = true }, cancellationToken);
        try
        {
            return await sendAsync();
        }
        catch (Exception e) when (e is HttpRequestException or ConversationGoneException or TryLaterException { InnerException: null })
        {
            // The connector said no: it has not arrived.
            await asked.NoteAsync(asked.Mark with { IsSending = asked.Found.IsSending }, cancellationToken);
            throw;
        }
    }

    /// <summary>Ends a stream with the answer. Where Teams doesn't take that any more, the answer is a new message.</summary>
    private async Task<bool> TryEndAsync(TeamsStream stream, Reply reply, TeamsAsked asked, CancellationToken cancellationToken)
    {
        try
        {
            var whole = asked.Found.IsSending ? InterruptedReply.Of(reply) : reply;
            var id = await stream.EndAsync(_messages.AtEndOfStream(whole, OwnerIn(asked.Place, asked), RefreshOf(whole, asked.Place, asked, withText: false)), cancellationToken);
            await asked.NoteAsync(asked.Mark with { Here = id, IsSending = false }, cancellationToken);
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or ConversationGoneException)
        {
            LogNotEnded(e);
            return false;
        }
    }

    private JsonObject MessageOf(Reply reply, TeamsPlace shownIn, TeamsAsked asked) =>
        _messages.Of(reply, OwnerIn(shownIn, asked), RefreshOf(reply, shownIn, asked, withText: true));

    /// <summary>What is said about a task's people is different once somebody has it, so a ranking asks.</summary>
    private CardRefresh? RefreshOf(Reply reply, TeamsPlace shownIn, TeamsAsked asked, bool withText) => reply.Blocks.Any(b => b is RankingBlock)
        ? new CardRefresh(answers.Seal(asked.EventId, OwnerIn(shownIn, asked), withText), asked.Activity.From!.Id!)
        : null;

    private static PressOwner OwnerIn(TeamsPlace shownIn, TeamsAsked asked) => new(asked.Activity.User!.Id, shownIn.ConversationId, asked.ConversationId);

    private async Task<(TeamsPlace Place, string MessageId)?> TrySendAloneAsync(Reply reply, TeamsAsked asked, CancellationToken cancellationToken)
    {
        var user = asked.Activity.User!;
        if (asked.Found.IsSending)
            reply = InterruptedReply.Of(reply);
        if (await places.FindAsync(user.Account, cancellationToken) is { } known)
        {
            try
            {
                return await SendAsync(known.Place);
            }
            catch (ConversationGoneException e)
            {
                LogNotAlone(e.Code);
                await places.BlockAsync(known.Place, user.Account, cancellationToken);
            }
        }

        try
        {
            var opened = await connector.OpenPersonalAsync(asked.Place, asked.Activity.From!.Id!, cancellationToken);
            var sent = await SendAsync(opened);
            await places.KeepPersonalAsync(opened, user, asked.OwnerKey, cancellationToken);
            return sent;
        }
        catch (ConversationGoneException e)
        {
            LogNotAlone(e.Code);
        }
        catch (HttpRequestException e)
        {
            LogNotOpened(e);
        }

        return null;

        async Task<(TeamsPlace Place, string MessageId)?> SendAsync(TeamsPlace alone)
        {
            var id = await SendNewAsync(asked, () => connector.SendAsync(alone, MessageOf(reply, alone, asked), replyTo: null, cancellationToken), cancellationToken);
            await asked.NoteAsync(asked.Mark with { IsSentAlone = true, IsSending = false }, cancellationToken);
            return id is null ? null : (alone, id);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "An answer for one person could not be brought to their personal chat: {Code}")]
    private partial void LogNotAlone(string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Teams did not take the end of a stream; the answer comes as a new message")]
    private partial void LogNotEnded(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A personal chat could not be begun")]
    private partial void LogNotOpened(Exception exception);
}
