using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed class SqliteTrainingTablesTests : TrainingTablesContract, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    private protected override async Task<IStoreDatabase> OpenAsync()
    {
        await _sqlite.CreateAsync();
        return new SqliteDatabase(Options.Create(new StoreOptions { Path = _sqlite.Path }));
    }
}
