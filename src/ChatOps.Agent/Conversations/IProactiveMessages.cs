using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations;

/// <summary>Says something in a conversation in which nobody is waiting for an answer: that a job has ended, that data drifts.</summary>
public interface IProactiveMessages
{
    /// <summary>Sends a message, or changes one that was sent before.</summary>
    /// <param name="conversationId">The conversation, as in <see cref="Turn.ConversationId"/>; its first part up to the colon names the channel.</param>
    /// <param name="topic">What the message is about, e.g. <c>training/7</c>: a second message of the same topic replaces the first one where the channel can do that.</param>
    /// <param name="reply">What to say.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>False if the conversation can't be reached: the bot was removed, the channel is off, or nobody has the page open.</returns>
    Task<bool> TrySendAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken);
}
