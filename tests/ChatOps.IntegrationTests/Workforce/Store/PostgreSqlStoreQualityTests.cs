using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of counting quality, on PostgreSQL.</summary>
public sealed class PostgreSqlStoreQualityTests : StoreQualityContract
{
    private protected override async Task<EfWorkforceStore> CreateAsync() => new(await PostgreSqlServer.CreateStoreAsync(), TimeProvider.System);
}
