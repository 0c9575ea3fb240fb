using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations;

/// <summary>Answers that were given, as they stand now: for channels whose messages can show what has happened since.</summary>
public interface IPresentReplies
{
    /// <summary>The answer to an event, with what has become of the tasks that it ranks people for. Only reads.</summary>
    /// <param name="conversationId">The conversation.</param>
    /// <param name="eventId">The event that was answered.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>Null if it is not kept any more.</returns>
    /// <exception cref="Workforce.Store.StoreUnavailableException">The store can't be read.</exception>
    Task<Reply?> FindAsync(string conversationId, string eventId, CancellationToken cancellationToken);
}
