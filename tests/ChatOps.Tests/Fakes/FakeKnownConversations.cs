using System.Collections.Concurrent;
using ChatOps.Workforce.Store.Channels;

namespace ChatOps.Tests.Fakes;

/// <summary>Known conversations in memory, by the same contract.</summary>
internal sealed class FakeKnownConversations : IKnownConversations
{
    private readonly ConcurrentDictionary<string, KnownConversation> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, string), SentMessage> _messages = new();

    public Task KeepAsync(KnownConversation conversation, CancellationToken cancellationToken)
    {
        _known[conversation.Id] = conversation;
        return Task.CompletedTask;
    }

    public Task<KnownConversation?> FindAsync(string conversationId, CancellationToken cancellationToken) => Task.FromResult(_known.GetValueOrDefault(conversationId));

    public Task BlockAsync(string conversationId, DateTime now, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(conversationId, out var known))
            _known[conversationId] = known with { IsBlocked = true, Updated = now };
        return Task.CompletedTask;
    }

    public Task<string?> FindMessageAsync(string conversationId, string topic, CancellationToken cancellationToken) =>
        Task.FromResult(_messages.GetValueOrDefault((conversationId, topic))?.MessageId);

    public Task<string?> FindTopicAsync(string conversationId, string messageId, CancellationToken cancellationToken) => Task.FromResult(
        _messages.Values.Where(m => m.ConversationId == conversationId && m.MessageId == messageId).OrderByDescending(m => m.At).Select(m => m.Topic).FirstOrDefault());

    public Task KeepMessageAsync(SentMessage message, CancellationToken cancellationToken)
    {
        _messages[(message.ConversationId, message.Topic)] = message;
        return Task.CompletedTask;
    }

    public Task<int> DropMessagesAsync(DateTime before, CancellationToken cancellationToken) =>
        Task.FromResult(_messages.Where(m => m.Value.At < before).Count(m => _messages.TryRemove(m.Key, out _)));
}
