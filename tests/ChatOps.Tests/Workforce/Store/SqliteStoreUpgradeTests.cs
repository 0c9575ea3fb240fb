using ChatOps.Workforce.Store;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed class SqliteStoreUpgradeTests : StoreUpgradeContract, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    private protected override Task<IStoreDatabase> CreateEmptyAsync() =>
        Task.FromResult<IStoreDatabase>(new SqliteDatabase(Options.Create(new StoreOptions { Path = _sqlite.Path })));
}
