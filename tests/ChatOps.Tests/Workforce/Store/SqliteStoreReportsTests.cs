using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Reports;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed class SqliteStoreReportsTests : StoreReportsContract, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    private protected override async Task<(IStoreDatabase Database, IStoreReports Reports)> CreateAsync()
    {
        await _sqlite.CreateAsync();
        var database = new SqliteDatabase(Options.Create(new StoreOptions { Path = _sqlite.Path }));
        return (database, new EfStoreReports(database, new EfWorkforceStore(database, TimeProvider.System)));
    }
}
