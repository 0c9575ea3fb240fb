using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of requests that are done once, on PostgreSQL.</summary>
public sealed class PostgreSqlKeptRequestsTests : KeptRequestsContract
{
    private protected override async Task<IStoreDatabase> CreateAsync() => await PostgreSqlServer.CreateStoreAsync();
}
