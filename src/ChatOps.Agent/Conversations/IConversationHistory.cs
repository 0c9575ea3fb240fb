using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Agent.Conversations;

/// <summary>What was said before, for channels that show it.</summary>
public interface IConversationHistory
{
    /// <summary>A person's conversations, the last used first.</summary>
    /// <param name="ownerId">Who leads them, as the channel named them in <see cref="Turn.OwnerId"/>.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <exception cref="Workforce.Store.StoreUnavailableException">The store can't be read.</exception>
    Task<IReadOnlyList<ConversationHead>> RecentAsync(string ownerId, int most, CancellationToken cancellationToken);

    /// <summary>The last turns of a conversation, oldest first.</summary>
    /// <exception cref="Workforce.Store.StoreUnavailableException">The store can't be read.</exception>
    Task<IReadOnlyList<PastTurn>> ReadAsync(string conversationId, int most, CancellationToken cancellationToken);
}
