using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Agent.Models;

/// <summary>The tokens in the store: a budget holds across restarts and hosts.</summary>
internal sealed class StoredTokenLedger(IConversationStore store) : ITokenLedger
{
    public Task<long> UsedAsync(DateOnly day, string speakerKey, CancellationToken cancellationToken) => store.ReadTokensAsync(day, speakerKey, cancellationToken);

    public Task AddAsync(DateOnly day, string speakerKey, long tokens, CancellationToken cancellationToken) => store.AddTokensAsync(day, speakerKey, tokens, cancellationToken);
}
