using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of the audit's chain, on PostgreSQL.</summary>
public sealed class PostgreSqlAuditChainTests : AuditChainContract
{
    private protected override async Task<IStoreDatabase> CreateAsync() => await PostgreSqlServer.CreateStoreAsync();

    /// <summary>Nothing of a database is kept in memory between transactions, so the same object stands for another host: nobody stands in line.</summary>
    private protected override IStoreDatabase Another(IStoreDatabase database) => database;

    private protected override Task UnguardAsync(IStoreDatabase database) => ExecuteAsync(database, "ALTER TABLE audit DISABLE TRIGGER USER");
}
