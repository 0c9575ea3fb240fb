using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store.Channels;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of known conversations, on PostgreSQL.</summary>
public sealed class PostgreSqlKnownConversationsTests : KnownConversationsContract
{
    private protected override async Task<IKnownConversations> CreateAsync() => new EfKnownConversations(await PostgreSqlServer.CreateStoreAsync());
}
