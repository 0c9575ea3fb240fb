using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed class SqliteTrainingJobStoreTests : TrainingJobStoreContract, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    [Fact]
    public async Task CountNewRows_OneCameInSince_IsOne() => await AssertNewRowsAreCountedAsync(await OpenAsync());

    private protected override async Task<ITrainingJobStore> CreateAsync() => new EfTrainingJobStore(await OpenAsync());

    private async Task<SqliteDatabase> OpenAsync()
    {
        await _sqlite.CreateAsync();
        return new SqliteDatabase(Options.Create(new StoreOptions { Path = _sqlite.Path }));
    }
}
