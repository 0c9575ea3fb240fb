using ChatOps.Workforce.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>A SQLite store in a folder of its own, gone afterwards.</summary>
internal sealed class TemporarySqlite : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("chatops-store-").FullName;

    public string Path => System.IO.Path.Combine(Folder, "chatops.db");

    public IWorkforceStore Open(TimeProvider? time = null, int busyTimeoutSeconds = 10) => new EfWorkforceStore(
        new SqliteDatabase(Options.Create(new StoreOptions { Path = Path, BusyTimeoutSeconds = busyTimeoutSeconds })),
        time ?? TimeProvider.System);

    public async Task<IWorkforceStore> CreateAsync(TimeProvider? time = null)
    {
        var store = Open(time);
        await store.MigrateAsync(CancellationToken.None);
        return store;
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}
