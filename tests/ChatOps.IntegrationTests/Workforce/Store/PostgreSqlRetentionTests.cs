using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of retention, on PostgreSQL.</summary>
public sealed class PostgreSqlRetentionTests : RetentionContract
{
    private protected override async Task<IStoreDatabase> CreateAsync() => await PostgreSqlServer.CreateStoreAsync();
}
