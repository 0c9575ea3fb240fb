using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of the document's tables for training, on PostgreSQL.</summary>
public sealed class PostgreSqlTrainingTablesTests : TrainingTablesContract
{
    private protected override async Task<IStoreDatabase> OpenAsync() => await PostgreSqlServer.CreateStoreAsync();
}
