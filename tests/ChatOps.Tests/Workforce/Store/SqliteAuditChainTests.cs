using ChatOps.Workforce.Store;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed class SqliteAuditChainTests : AuditChainContract, IDisposable
{
    private readonly List<TemporarySqlite> _files = [];

    public void Dispose() => _files.ForEach(f => f.Dispose());

    private protected override async Task<IStoreDatabase> CreateAsync()
    {
        var file = new TemporarySqlite();
        _files.Add(file);
        await file.CreateAsync();
        return Open(file.Path);
    }

    private protected override IStoreDatabase Another(IStoreDatabase database)
    {
        using var context = database.CreateContext();
        return Open(new SqliteConnectionStringBuilder(Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.GetConnectionString(context.Database)).DataSource);
    }

    private protected override Task UnguardAsync(IStoreDatabase database) => ExecuteAsync(database, "DROP TRIGGER audit_is_append_only; DROP TRIGGER audit_is_kept");

    private static SqliteDatabase Open(string path) => new(Options.Create(new StoreOptions { Path = path }));
}
