using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of training jobs, schedules and experiments, on PostgreSQL.</summary>
public sealed class PostgreSqlTrainingJobStoreTests : TrainingJobStoreContract
{
    private protected override async Task<ITrainingJobStore> CreateAsync() => new EfTrainingJobStore(await PostgreSqlServer.CreateStoreAsync());
}
