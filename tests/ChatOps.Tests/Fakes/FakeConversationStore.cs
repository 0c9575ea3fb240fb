using System.Collections.Concurrent;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Tests.Fakes;

/// <summary>Conversations in memory. Outlives the agents that are made over it, as a database does.</summary>
internal sealed class FakeConversationStore : IConversationStore
{
    private readonly ConcurrentDictionary<string, ConversationRecord> _conversations = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<(string, string), TurnRecord> _turns = new();
    private readonly ConcurrentDictionary<string, WaitingCallRecord> _waiting = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<AuditRecord> _audit = new();
    private readonly ConcurrentDictionary<(DateOnly, string), long> _tokens = new();

    /// <summary>When set, saving fails with it.</summary>
    public Exception? Failure { get; set; }

    /// <summary>When set, writing the audit fails with it.</summary>
    public Exception? AuditFailure { get; set; }

    public IReadOnlyList<AuditRecord> Audit => [.. _audit];

    public IReadOnlyList<WaitingCallRecord> Waiting => [.. _waiting.Values];

    public IReadOnlyList<TurnRecord> Turns => [.. _turns.Values.OrderBy(t => t.At).ThenBy(t => t.Number)];

    public Task<ConversationRecord?> FindAsync(string conversationId, CancellationToken cancellationToken) => Task.FromResult(_conversations.GetValueOrDefault(conversationId));

    public Task<TurnRecord?> FindTurnAsync(string conversationId, string eventId, CancellationToken cancellationToken) =>
        Task.FromResult(_turns.GetValueOrDefault((conversationId, eventId)));

    public Task SaveTurnAsync(
        ConversationRecord conversation, TurnRecord turn, WaitingCallRecord? proposed, IReadOnlyList<AuditRecord> audit, CancellationToken cancellationToken)
    {
        if (Failure is not null)
            return Task.FromException(Failure);
        _conversations[conversation.Id] = conversation;
        if (!_turns.TryAdd((turn.ConversationId, turn.EventId), turn))
            return Task.FromException(new InvalidOperationException("This event was answered already."));
        if (proposed is not null)
            _waiting[proposed.Id] = proposed;
        foreach (var line in audit)
            _audit.Enqueue(line);
        return Task.CompletedTask;
    }

    public Task<bool> TryAnswerAsync(string waitingCallId, bool yes, DateTime now, CancellationToken cancellationToken)
    {
        var isOpen = _waiting.TryGetValue(waitingCallId, out var call) && call.AnsweredAt is null && call.Until >= now;
        return Task.FromResult(isOpen && _waiting.TryUpdate(waitingCallId, call! with { AnsweredAt = now, Answer = yes }, call!));
    }

    public Task<IReadOnlyList<WaitingCallRecord>> ReadWaitingAsync(string speakerId, DateTime now, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<WaitingCallRecord>>(
        [.. _waiting.Values.Where(w => w.SpeakerId == speakerId && w.AnsweredAt is null && w.Until >= now).OrderByDescending(w => w.Until).Take(most)]);

    public Task AppendAuditAsync(IReadOnlyList<AuditRecord> lines, CancellationToken cancellationToken)
    {
        if (AuditFailure is not null)
            return Task.FromException(AuditFailure);
        foreach (var line in lines)
            _audit.Enqueue(line);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<AuditRecord>> ReadAuditAsync(int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<AuditRecord>>([.. _audit.Reverse().Take(most)]);

    public Task<IReadOnlyList<ConversationHead>> ReadRecentAsync(string ownerId, int most, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ConversationHead>>(
    [
        .. _conversations.Values.Where(c => c.OwnerId == ownerId).OrderByDescending(c => c.Updated).Take(most)
            .Select(c => new ConversationHead(c.Id, Turns.First(t => t.ConversationId == c.Id).Said, c.Updated)),
    ]);

    public Task<IReadOnlyList<TurnRecord>> ReadTurnsAsync(string conversationId, int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TurnRecord>>([.. Turns.Where(t => t.ConversationId == conversationId).TakeLast(most)]);

    public Task<long> ReadTokensAsync(DateOnly day, string speakerId, CancellationToken cancellationToken) => Task.FromResult(_tokens.GetValueOrDefault((day, speakerId)));

    public Task<long> AddTokensAsync(DateOnly day, string speakerId, long tokens, CancellationToken cancellationToken) =>
        Task.FromResult(_tokens.AddOrUpdate((day, speakerId), tokens, (_, sum) => sum + tokens));
}
