using ChatOps.Agent.Replies;

namespace ChatOps.Channels.Intake;

/// <summary>A channel that can say something unasked. See <see cref="Agent.Conversations.IProactiveMessages"/>.</summary>
public interface IProactiveChannel
{
    /// <summary>The channel, as conversations' ids begin: <c>teams</c>, <c>slack</c>, <c>web</c>.</summary>
    string Channel { get; }

    /// <summary>Sends a message, or changes the one of the same topic.</summary>
    /// <returns>False if the conversation can't be reached.</returns>
    Task<bool> TrySendAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken);
}
