using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Conversations;

/// <summary>Conversations of a process that takes one turn at a time, without a silo: the command line's. What they remember is in the store like any other's.</summary>
internal sealed class LocalConversations(ConversationLog log) : IConversations, IConversationNotes, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1);

    public async Task<Reply> TakeTurnAsync(Turn turn, IProgress<TurnProgress>? progress, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            return await log.TakeTurnAsync(turn, await log.LoadAsync(turn.ConversationId, cancellationToken), progress, cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public async Task NoteAsync(string conversationId, string topic, Reply reply, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await log.NoteAsync(conversationId, topic, reply, await log.LoadAsync(conversationId, cancellationToken), cancellationToken);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
