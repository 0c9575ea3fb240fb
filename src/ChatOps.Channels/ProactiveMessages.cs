using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Intake;

namespace ChatOps.Channels;

/// <summary>Finds the channel of a conversation by the first part of its id.</summary>
internal sealed class ProactiveMessages(IEnumerable<IProactiveChannel> channels) : IProactiveMessages
{
    private readonly Dictionary<string, IProactiveChannel> _channels = channels.ToDictionary(c => c.Channel, StringComparer.Ordinal);

    public Task<bool> TrySendAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken) =>
        _channels.TryGetValue(conversationId.Split(':')[0], out var channel)
            ? channel.TrySendAsync(conversationId, topic, reply, cancellationToken)
            : Task.FromResult(false);
}
