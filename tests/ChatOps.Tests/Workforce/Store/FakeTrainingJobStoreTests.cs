using ChatOps.Tests.Fakes;
using ChatOps.Workforce.Store.Jobs;

namespace ChatOps.Tests.Workforce.Store;

public sealed class FakeTrainingJobStoreTests : TrainingJobStoreContract
{
    private protected override Task<ITrainingJobStore> CreateAsync() => Task.FromResult<ITrainingJobStore>(new FakeTrainingJobStore());
}
