using ChatOps.Agent.Access;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Identity;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Teams.Files;
using ChatOps.Channels.Teams.Protocol;
using Microsoft.Extensions.Logging;

namespace ChatOps.Channels.Teams;

/// <summary>Works on what came from Teams: words and presses become turns, their answers cards.</summary>
internal sealed partial class TeamsHandler(
    PacedTurns turns,
    IChannelIdentities identities,
    IChannelRefusals refusals,
    ConnectorClient connector,
    TeamsPlaces places,
    TeamsMembers members,
    TeamsDelivery delivery,
    PersonalFiles files,
    PressSeals seals,
    ILogger<TeamsHandler> logger) : IChannelEventHandler
{
    private const string NoGuests = "I answer people of this organisation alone, and Teams doesn't list you as one of them. Please ask somebody who is.";
    private const string Apology = "I tried to answer this several times and something on the way failed each time. Please ask again.";

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
            await places.KeepAsync(activity, speaker?.Key, cancellationToken);
            if (activity.Type is ActivityTypes.Message or ActivityTypes.Invoke)
                await AnswerAsync(activity, speaker!, arrived.EventId, note, cancellationToken);
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
        if (activity.Type is ActivityTypes.Message or ActivityTypes.Invoke)
            await delivery.DeliverAsync(Reply.Of(ReplyOutcome.Failed, Apology), activity, press: null, activity.User!.Account, note, cancellationToken);
    }

    private Task<Speaker> SpeakerAsync(TeamsActivity activity, ChannelUser user, CancellationToken cancellationToken) =>
        identities.FindAsync(user, token => members.FindEmailAsync(TeamsPlace.Of(activity), user, activity.From!.Id!, token), cancellationToken);

    private async Task AnswerAsync(TeamsActivity activity, Speaker speaker, string eventId, IDeliveryNote note, CancellationToken cancellationToken)
    {
        var (place, user) = (TeamsPlace.Of(activity), activity.User!);
        if (!await members.IsAnsweredAsync(place, user, activity.From!.Id!, cancellationToken))
        {
            await RefuseAsync("guest", NoGuests, activity, speaker, note, cancellationToken);
            return;
        }

        var press = activity.Value is null ? null : seals.Open(activity.Seal(), user.Id, place.ConversationId);
        if (press is { Verdict: not PressVerdict.Good })
        {
            await RefuseAsync(press.Code, press.Sentence, activity, speaker, note, cancellationToken);
            return;
        }

        await connector.SendAsync(place, TeamsMessages.Typing(), replyTo: null, cancellationToken);
        var received = await files.ReceiveAsync(activity, cancellationToken);
        var text = press?.Says ?? activity.Words();
        if (received is { Files: [], Refused: [_, ..] } && text.Length == 0)
        {
            await delivery.DeliverAsync(Reply.Of(ReplyOutcome.Refuse, string.Join("\n\n", received.Refused)), activity, press, speaker.Key, note, cancellationToken);
            return;
        }

        var conversationId = press?.ConversationId ?? place.Id;
        var reply = await turns.TakeTurnAsync(
            new Turn
            {
                EventId = eventId,
                ConversationId = conversationId,
                // A button of an answer that went to its asker alone belongs to the channel that it was asked in.
                OwnerId = place.IsPersonal && conversationId == place.Id ? speaker.Key : null,
                Speaker = speaker,
                Text = text,
                Files = received.Files,
                Pressed = press?.Call,
            },
            progress: null,
            cancellationToken);
        if (received.Refused.Count > 0)
            reply = reply with { Text = string.Join("\n\n", [reply.Text, .. received.Refused]) };
        await delivery.DeliverAsync(reply, activity, press, speaker.Key, note, cancellationToken);
    }

    private async Task RefuseAsync(string code, string sentence, TeamsActivity activity, Speaker speaker, IDeliveryNote note, CancellationToken cancellationToken)
    {
        await refusals.NoteAsync(Channel, code, activity.User, cancellationToken);
        await delivery.DeliverAsync(Reply.Of(ReplyOutcome.Refuse, sentence), activity, press: null, speaker.Key, note, cancellationToken);
    }

    private static TeamsActivity Read(ChannelEvent arrived) => TeamsJson.ReadActivity(System.Text.Encoding.UTF8.GetBytes(arrived.Body));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A conversation of Teams can't be written to any more: {Code}")]
    private partial void LogGone(string code);
}
