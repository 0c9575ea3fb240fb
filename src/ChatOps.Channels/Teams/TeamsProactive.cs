using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Workforce.Store.Channels;
using Microsoft.Extensions.Logging;

namespace ChatOps.Channels.Teams;

/// <summary>Says something unasked where the bot is known: one message a topic, changed when there is more to say.</summary>
internal sealed partial class TeamsProactive(
    TeamsPlaces places, IKnownConversations known, ConnectorClient connector, PersonalReplies personal, PressSeals seals, ReplyPages pages, TimeProvider time, ILogger<TeamsProactive> logger) : IProactiveChannel, IDisposable
{
    private readonly TeamsMessages _messages = new(seals, pages);

    private readonly TopicLines _lines = new();

    public string Channel => TeamsReceiver.Channel;

    public Task<bool> TrySendAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken) =>
        _lines.InLineAsync(conversationId, topic, () => SendAsync(conversationId, topic, reply, cancellationToken), cancellationToken);

    public void Dispose() => _lines.Dispose();

    private async Task<bool> SendAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken)
    {
        if (await places.FindAsync(conversationId, cancellationToken) is not { Place: var place, UserId: var userId })
            return false;
        // Nobody has asked, so in a place of many there is nobody whom it could be for alone.
        if (!place.IsPersonal && personal.GoToAskerAlone(reply, place.ConfiguredAs))
            return false;

        // Likewise there is nobody in a place of many whose its buttons would be; it is said in words there.
        var message = _messages.Of(reply, userId is null ? null : new PressOwner(userId, place.ConversationId, conversationId));
        var earlier = await known.FindMessageAsync(conversationId, topic, cancellationToken);
        try
        {
            if (await connector.PutAsync(place, earlier, message, replyTo: null, cancellationToken) is { } id)
                await known.KeepMessageAsync(new SentMessage { ConversationId = conversationId, Topic = topic, MessageId = id, At = time.GetUtcNow().UtcDateTime }, cancellationToken);
            return true;
        }
        catch (ConversationGoneException e)
        {
            LogGone(e.Code);
            await places.BlockAsync(place, userId is null ? null : $"{Channel}:{place.Tenant}/{userId}", cancellationToken);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A conversation of Teams can't be told something any more: {Code}")]
    private partial void LogGone(string code);
}
