using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;
using Microsoft.Extensions.Options;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of every store of conversations, on PostgreSQL.</summary>
public sealed class PostgreSqlConversationStoreTests : ConversationStoreContract
{
    private protected override async Task<IConversationStore> CreateAsync()
    {
        var database = new PostgreSqlDatabase(Options.Create(new StoreOptions
        {
            Provider = StoreProvider.PostgreSql,
            ConnectionString = await PostgreSqlServer.CreateDatabaseAsync(),
        }));
        await new EfWorkforceStore(database, TimeProvider.System).MigrateAsync(CancellationToken.None);
        return new EfConversationStore(database);
    }
}
