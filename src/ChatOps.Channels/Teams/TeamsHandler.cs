using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Identity;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Teams.Protocol;
using Microsoft.Extensions.Logging;

namespace ChatOps.Channels.Teams;

/// <summary>Works on what came from Teams: words and presses become turns, their answers cards.</summary>
internal sealed partial class TeamsHandler(
    PacedTurns turns,
    IChannelIdentities identities,
    IChannelRefusals refusals,
    ConnectorClient connector,
    PressSeals seals,
    ILogger<TeamsHandler> logger) : IChannelEventHandler
{
    private const string Apology = "I tried to answer this several times and something on the way failed each time. Please ask again.";

    private readonly TeamsMessages _messages = new(seals);

    public string Channel => TeamsReceiver.Channel;

    public string ConversationOf(ChannelEvent arrived) => ConversationId(Read(arrived));

    public async Task HandleAsync(ChannelEvent arrived, IDeliveryNote delivery, CancellationToken cancellationToken)
    {
        var activity = Read(arrived);
        try
        {
            if (activity.Type is ActivityTypes.Message or ActivityTypes.Invoke)
                await AnswerAsync(activity, arrived, delivery, cancellationToken);
        }
        catch (ConversationGoneException e)
        {
            LogGone(e.Code);
        }
    }

    public async Task ApologizeAsync(ChannelEvent arrived, IDeliveryNote delivery, CancellationToken cancellationToken)
    {
        var activity = Read(arrived);
        if (activity.Type is ActivityTypes.Message or ActivityTypes.Invoke)
            await DeliverAsync(Reply.Of(ReplyOutcome.Failed, Apology), activity, TeamsPlace.Of(activity), press: null, delivery, cancellationToken);
    }

    /// <summary>The agent's conversation of an activity.</summary>
    internal static string ConversationId(TeamsActivity activity) => $"{TeamsReceiver.Channel}:{activity.Conversation!.Id}";

    private async Task AnswerAsync(TeamsActivity activity, ChannelEvent arrived, IDeliveryNote delivery, CancellationToken cancellationToken)
    {
        var (place, user) = (TeamsPlace.Of(activity), activity.User!);
        var press = activity.Value is null ? null : seals.Open(activity.Seal(), user.Id, place.ConversationId);
        if (press is { Verdict: not PressVerdict.Good })
        {
            await refusals.NoteAsync(Channel, press.Code, user, cancellationToken);
            await DeliverAsync(Reply.Of(ReplyOutcome.Refuse, press.Sentence), activity, place, null, delivery, cancellationToken);
            return;
        }

        var speaker = await identities.FindAsync(user, _ => Task.FromResult<string?>(null), cancellationToken);
        await connector.SendAsync(place, TeamsMessages.Typing(), replyTo: null, cancellationToken);
        var conversationId = press?.ConversationId ?? ConversationId(activity);
        var reply = await turns.TakeTurnAsync(
            new Turn
            {
                EventId = arrived.EventId,
                ConversationId = conversationId,
                OwnerId = place.IsPersonal ? speaker.Key : null,
                Speaker = speaker,
                Text = press?.Says ?? activity.Words(),
                Pressed = press?.Call,
            },
            progress: null,
            cancellationToken);
        await DeliverAsync(reply, activity, place, press, delivery, cancellationToken);
    }

    private async Task DeliverAsync(Reply reply, TeamsActivity activity, TeamsPlace place, OpenedPress? press, IDeliveryNote delivery, CancellationToken cancellationToken)
    {
        var owner = new PressOwner(activity.User!.Id, place.ConversationId, press?.ConversationId ?? ConversationId(activity));
        var message = _messages.Of(reply, owner);
        if (delivery.MessageId is { } earlier)
        {
            await connector.UpdateAsync(place, earlier, message, cancellationToken);
        }
        else if (press is { IsOfQuestion: true } && activity.ReplyToId is { Length: > 0 } question)
        {
            // The outcome takes the place of the question: its buttons have had their press.
            await connector.UpdateAsync(place, question, message, cancellationToken);
            await delivery.NoteAsync(question, cancellationToken);
        }
        else if (await connector.SendAsync(place, message, activity.Id, cancellationToken) is { } id)
        {
            await delivery.NoteAsync(id, cancellationToken);
        }
    }

    private static TeamsActivity Read(ChannelEvent arrived) => TeamsJson.ReadActivity(System.Text.Encoding.UTF8.GetBytes(arrived.Body));

    [LoggerMessage(Level = LogLevel.Warning, Message = "A conversation of Teams can't be written to any more: {Code}")]
    private partial void LogGone(string code);
}
