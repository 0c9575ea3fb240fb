using ChatOps.Tests.Workforce.Events;

namespace ChatOps.IntegrationTests.Events;

/// <summary>The contract of events in every store, on PostgreSQL.</summary>
public sealed class PostgreSqlEventApplierTests : EventApplierContract
{
    protected override async Task<Dictionary<string, string?>> StoreSettingsAsync(string folder) =>
        new() { ["Store:Provider"] = "PostgreSql", ["Store:ConnectionString"] = await PostgreSqlServer.CreateDatabaseAsync() };
}
