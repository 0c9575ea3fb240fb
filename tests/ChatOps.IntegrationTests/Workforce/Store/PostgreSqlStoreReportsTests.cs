using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Reports;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of every store's reports, on PostgreSQL.</summary>
public sealed class PostgreSqlStoreReportsTests : StoreReportsContract
{
    private protected override async Task<(IStoreDatabase Database, IStoreReports Reports)> CreateAsync()
    {
        var database = await PostgreSqlServer.CreateStoreAsync();
        return (database, new EfStoreReports(database, new EfWorkforceStore(database, TimeProvider.System)));
    }
}
