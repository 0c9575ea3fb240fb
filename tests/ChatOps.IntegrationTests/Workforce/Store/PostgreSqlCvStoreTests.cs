using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Conversations;
using ChatOps.Workforce.Store.Cvs;
using ChatOps.Workforce.Store.Erasure;
using Microsoft.Extensions.Options;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of every store of CVs, on PostgreSQL.</summary>
public sealed class PostgreSqlCvStoreTests : CvStoreContract
{
    private protected override async Task<(ICvStore Cvs, IWorkforceStore Workforce, IConversationStore Conversations, IErasure Erasure)> CreateAsync()
    {
        var database = new PostgreSqlDatabase(Options.Create(new StoreOptions
        {
            Provider = StoreProvider.PostgreSql,
            ConnectionString = await PostgreSqlServer.CreateDatabaseAsync(),
        }));
        var workforce = new EfWorkforceStore(database, TimeProvider.System);
        await workforce.MigrateAsync(CancellationToken.None);
        return (new EfCvStore(database, workforce), workforce, new EfConversationStore(database), new EfErasure(database, workforce, TimeProvider.System));
    }
}
