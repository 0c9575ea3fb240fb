using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed class SqliteTrainingJobStoreTests : TrainingJobStoreContract, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    private protected override async Task<ITrainingJobStore> CreateAsync()
    {
        await _sqlite.CreateAsync();
        return new EfTrainingJobStore(new SqliteDatabase(Options.Create(new StoreOptions { Path = _sqlite.Path })));
    }
}
