using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Files;
using ChatOps.Channels.Identity;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Teams.Files;
using ChatOps.Channels.Teams.Protocol;
using Microsoft.Extensions.Logging;

namespace ChatOps.Channels.Teams;

/// <summary>Works on what came from Teams: words and presses become turns, their answers cards.</summary>
internal sealed partial class TeamsHandler(
    TeamsTurns turns,
    IChannelIdentities identities,
    IChannelRefusals refusals,
    ConnectorClient connector,
    TeamsPlaces places,
    TeamsMembers members,
    TeamsDelivery delivery,
    TeamsWelcome welcome,
    TeamsFeedback feedback,
    TeamsFiles files,
    PressSeals seals,
    ILogger<TeamsHandler> logger) : IChannelEventHandler
{
    private const string NoGuests = "I answer people of this organisation alone, and Teams doesn't list you as one of them. Please ask somebody who is.";

    public string Channel => TeamsReceiver.Channel;

    public string ConversationOf(ChannelEvent arrived) => TeamsPlace.Of(Read(arrived)).Id;

    public async Task HandleAsync(ChannelEvent arrived, IDeliveryNote note, CancellationToken cancellationToken)
    {
        var activity = Read(arrived);
        var place = TeamsPlace.Of(activity);
        try
        {
            if (activity.RemovesBot)
            {
                await places.BlockAsync(place, activity.User?.Account, cancellationToken);
                return;
            }

            var speaker = activity.User is { } user ? await SpeakerAsync(activity, user, cancellationToken) : null;
            if (activity.IsDroppedFile && !DroppedFiles.AreReadFor(speaker!))
                return;
            await places.KeepAsync(activity, speaker?.Key, cancellationToken);
            var asked = new TeamsAsked(arrived.EventId, activity, speaker?.Key ?? "", note);
            if (activity.Type is ActivityTypes.Message or ActivityTypes.Invoke)
                await AnswerAsync(asked, speaker!, cancellationToken);
            else if (activity.AddsBot && (activity.User is null || await IsAnsweredAsync(asked, cancellationToken)))
                await welcome.GreetAsync(asked, speaker, cancellationToken);
            else if (activity.Type == ActivityTypes.MessageReaction && await IsAnsweredAsync(asked, cancellationToken))
                await feedback.KeepReactionAsync(activity, speaker!, cancellationToken);
        }
        catch (ConversationGoneException e)
        {
            LogGone(e.Code);
            if (!e.IsMessage)
                await places.BlockAsync(place, activity.User?.Account, cancellationToken);
        }
    }

    public async Task ApologizeAsync(ChannelEvent arrived, IDeliveryNote note, CancellationToken cancellationToken)
    {
        var activity = Read(arrived);
        if (activity.Type is ActivityTypes.Message or ActivityTypes.Invoke && !activity.IsDroppedFile)
            await delivery.DeliverAsync(Apology.Reply, new TeamsAsked(arrived.EventId, activity, activity.User!.Account, note), stream: null, cancellationToken);
    }

    private Task<Speaker> SpeakerAsync(TeamsActivity activity, ChannelUser user, CancellationToken cancellationToken) =>
        identities.FindAsync(user, token => members.FindEmailAsync(TeamsPlace.Of(activity), user, activity.From!.Id!, token), cancellationToken);

    private Task<bool> IsAnsweredAsync(TeamsAsked asked, CancellationToken cancellationToken) =>
        members.IsAnsweredAsync(asked.Place, asked.Activity.User!, asked.Activity.From!.Id!, cancellationToken);

    private async Task AnswerAsync(TeamsAsked asked, Speaker speaker, CancellationToken cancellationToken)
    {
        var (activity, place, user) = (asked.Activity, asked.Place, asked.Activity.User!);
        if (!await IsAnsweredAsync(asked, cancellationToken))
        {
            if (!activity.IsDroppedFile)
                await RefuseAsync("guest", NoGuests, asked, cancellationToken);
            return;
        }

        var press = activity.Value is null ? null : seals.Open(activity.Seal(), user.Id, place.ConversationId);
        if (press is { Verdict: not PressVerdict.Good })
        {
            await RefuseAsync(press.Code, press.Sentence, asked, cancellationToken);
            return;
        }

        asked = asked with { Press = press };
        if (!activity.IsDroppedFile)
            await ShowTypingAsync(place, cancellationToken);
        var received = await files.ReceiveAsync(activity, cancellationToken);
        if (activity.IsDroppedFile && received is { Files: [], Refused: [] })
            return;
        var text = press?.Says ?? activity.Words();
        if (received.Instead(text) is { } instead)
        {
            await delivery.DeliverAsync(Alone(instead, activity), asked, stream: null, cancellationToken);
            return;
        }

        var (reply, stream) = await turns.TakeTurnAsync(
            new Turn
            {
                EventId = asked.EventId,
                ConversationId = asked.ConversationId,
                // A button of an answer that went to its asker alone belongs to the channel that it was asked in.
                OwnerId = place.IsPersonal && asked.ConversationId == place.Id ? speaker.Key : null,
                Speaker = speaker,
                Text = text,
                Files = received.Files,
                Pressed = press?.Call,
            },
            asked,
            cancellationToken);
        if (await delivery.DeliverAsync(Alone(received.AddTo(reply), activity), asked, stream, cancellationToken) is { } answer)
            await feedback.KeepAnswerAsync(asked, answer.Place, answer.MessageId, cancellationToken);
    }

    /// <summary>Shows that it is worked on. Where Teams does not want that, the answer is what has to arrive; where it can take nothing now, it is tried later.</summary>
    private async Task ShowTypingAsync(TeamsPlace place, CancellationToken cancellationToken)
    {
        try
        {
            await connector.SendAsync(place, TeamsMessages.Typing(), replyTo: null, cancellationToken);
        }
        catch (HttpRequestException e)
        {
            LogNoTyping(e);
        }
    }

    /// <summary>Who dropped a file has not spoken to the bot, so nobody else is to be told anything.</summary>
    private static Reply Alone(Reply reply, TeamsActivity activity) => activity.IsDroppedFile ? reply with { IsPersonal = true } : reply;

    private async Task RefuseAsync(string code, string sentence, TeamsAsked asked, CancellationToken cancellationToken)
    {
        await refusals.NoteAsync(Channel, code, asked.Activity.User, cancellationToken);
        await delivery.DeliverAsync(Reply.Of(ReplyOutcome.Refuse, sentence), asked, stream: null, cancellationToken);
    }

    private static TeamsActivity Read(ChannelEvent arrived) => TeamsJson.ReadActivity(System.Text.Encoding.UTF8.GetBytes(arrived.Body));

    [LoggerMessage(Level = LogLevel.Warning, Message = "Teams did not take the typing sign; the answer comes without it")]
    private partial void LogNoTyping(Exception exception);

    [LoggerMessage(Level = LogLevel.Warning, Message = "A conversation of Teams can't be written to any more: {Code}")]
    private partial void LogGone(string code);
}
