using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of training jobs, schedules and experiments, on PostgreSQL.</summary>
public sealed class PostgreSqlTrainingJobStoreTests : TrainingJobStoreContract
{
    [Fact]
    public async Task CountNewRows_OneCameInSince_IsOne() => await AssertNewRowsAreCountedAsync(await PostgreSqlServer.CreateStoreAsync());

    private protected override async Task<ITrainingJobStore> CreateAsync() => new EfTrainingJobStore(await PostgreSqlServer.CreateStoreAsync());
}
