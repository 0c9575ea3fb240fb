using System.Text.Json;
using ChatOps.Agent.Replies;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.Agent.Conversations;

/// <summary>What was said, as the store has it. Knows nothing of how turns are answered: whoever shows conversations needs no more.</summary>
internal sealed class ConversationHistory(IConversationStore store) : IConversationHistory
{
    public async Task<IReadOnlyList<ConversationHead>> RecentAsync(string ownerId, int most, CancellationToken cancellationToken) =>
        await store.ReadRecentAsync(ownerId, most, cancellationToken);

    public async Task<IReadOnlyList<PastTurn>> ReadAsync(string conversationId, int most, CancellationToken cancellationToken) =>
        [.. (await store.ReadTurnsAsync(conversationId, most, cancellationToken)).Select(t => new PastTurn(t.Said, JsonSerializer.Deserialize<Reply>(t.Reply, ReplyJson.Options)!))];
}
