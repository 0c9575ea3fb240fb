namespace ChatOps.Workforce.Store.Conversations;

/// <summary>Where conversations, the calls that wait for a yes, and the audit are kept: in the same database as the company.</summary>
public interface IConversationStore
{
    /// <summary>What a conversation remembers; null for a new one.</summary>
    Task<ConversationRecord?> FindAsync(string conversationId, CancellationToken cancellationToken);

    /// <summary>The turn that answered an event; null if none did.</summary>
    Task<TurnRecord?> FindTurnAsync(string conversationId, string eventId, CancellationToken cancellationToken);

    /// <summary>Keeps an answered turn, what the conversation remembers now, the call that it lets wait and its audit lines, all or nothing.</summary>
    /// <param name="conversation">The conversation as it is now.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="proposed">The call that waits since this turn; null if none.</param>
    /// <param name="audit">Lines to add.</param>
    /// <param name="cancellationToken">Stops.</param>
    Task SaveTurnAsync(
        ConversationRecord conversation, TurnRecord turn, WaitingCallRecord? proposed, IReadOnlyList<AuditRecord> audit, CancellationToken cancellationToken);

    /// <summary>Answers a waiting call, once, before it lapses.</summary>
    /// <returns>False if there is no such call, it has lapsed, or it was answered already; then nothing was changed.</returns>
    Task<bool> TryAnswerAsync(string waitingCallId, bool yes, DateTime now, CancellationToken cancellationToken);

    /// <summary>The calls that wait for a yes of a speaker's, newest first.</summary>
    Task<IReadOnlyList<WaitingCallRecord>> ReadWaitingAsync(string speakerId, DateTime now, int most, CancellationToken cancellationToken);

    /// <summary>Adds lines to the audit.</summary>
    Task AppendAuditAsync(IReadOnlyList<AuditRecord> lines, CancellationToken cancellationToken);

    /// <summary>The last lines of the audit, newest first.</summary>
    /// <param name="most">How many at most.</param>
    Task<IReadOnlyList<AuditRecord>> ReadAuditAsync(int most, CancellationToken cancellationToken);

    /// <summary>A person's conversations with their first words, newest first.</summary>
    Task<IReadOnlyList<ConversationHead>> ReadRecentAsync(string ownerId, int most, CancellationToken cancellationToken);

    /// <summary>The last turns of a conversation, oldest first.</summary>
    Task<IReadOnlyList<TurnRecord>> ReadTurnsAsync(string conversationId, int most, CancellationToken cancellationToken);

    /// <summary>Tokens of a speaker on a day.</summary>
    Task<long> ReadTokensAsync(DateOnly day, string speakerId, CancellationToken cancellationToken);

    /// <summary>Adds to the tokens of a speaker on a day.</summary>
    /// <returns>The day's sum.</returns>
    Task<long> AddTokensAsync(DateOnly day, string speakerId, long tokens, CancellationToken cancellationToken);
}
