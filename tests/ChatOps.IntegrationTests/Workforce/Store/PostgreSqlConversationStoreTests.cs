using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of every store of conversations, on PostgreSQL.</summary>
public sealed class PostgreSqlConversationStoreTests : ConversationStoreContract
{
    private protected override async Task<IConversationStore> CreateAsync() => new EfConversationStore(await PostgreSqlServer.CreateStoreAsync());
}
