using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of upgrades, on PostgreSQL.</summary>
public sealed class PostgreSqlStoreUpgradeTests : StoreUpgradeContract
{
    private protected override async Task<IStoreDatabase> CreateEmptyAsync() =>
        new PostgreSqlDatabase(Options.Create(new StoreOptions { Provider = StoreProvider.PostgreSql, ConnectionString = await PostgreSqlServer.CreateDatabaseAsync() }));
}
