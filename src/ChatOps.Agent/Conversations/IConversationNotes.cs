using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations;

/// <summary>Keeps in a conversation what was said there unasked, so that it is there after a restart and "promote it" knows what is meant.</summary>
internal interface IConversationNotes
{
    /// <summary>Keeps a message like an answer to nothing.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="topic">What it is about; kept once.</param>
    /// <param name="reply">What was said.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="Workforce.Store.StoreUnavailableException">It could not be kept.</exception>
    Task NoteAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken);
}
