using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;
using ChatOps.Channels.Presses;
using ChatOps.Workforce.Store.Channels;
using Microsoft.Extensions.Logging;

namespace ChatOps.Channels.Teams;

/// <summary>Says something unasked where the bot is known: one message a topic, changed when there is more to say.</summary>
internal sealed partial class TeamsProactive(
    TeamsPlaces places, IKnownConversations known, ConnectorClient connector, PersonalReplies personal, PressSeals seals, TimeProvider time, ILogger<TeamsProactive> logger) : IProactiveChannel, IDisposable
{
    private const int Lines = 32;

    private readonly TeamsMessages _messages = new(seals);

    /// <summary>News of one topic wait for each other: two that found no message yet would send two, and a late one would undo what came after it.</summary>
    private readonly SemaphoreSlim[] _lines = [.. Enumerable.Range(0, Lines).Select(_ => new SemaphoreSlim(1))];

    public string Channel => TeamsReceiver.Channel;

    public async Task<bool> TrySendAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken)
    {
        var line = _lines[(uint)string.GetHashCode(conversationId + topic, StringComparison.Ordinal) % Lines];
        await line.WaitAsync(cancellationToken);
        try
        {
            return await SendAsync(conversationId, topic, reply, cancellationToken);
        }
        finally
        {
            line.Release();
        }
    }

    public void Dispose() => Array.ForEach(_lines, l => l.Dispose());

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
