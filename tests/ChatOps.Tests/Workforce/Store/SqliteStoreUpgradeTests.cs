using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Audit;
using ChatOps.Workforce.Store.Conversations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed class SqliteStoreUpgradeTests : StoreUpgradeContract, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    /// <summary>The file was made once and stays as it is, whatever becomes of the migrations: tests/data/README.md.</summary>
    [Fact]
    public async Task Migrate_FileOfAnEarlierRelease_KeepsCompanyConversationAndAudit()
    {
        File.Copy(Path.Combine(AppContext.BaseDirectory, "tests-data", "store", "2026-11-25.sqlite"), _sqlite.Path);
        var database = await CreateEmptyAsync();
        var store = new EfWorkforceStore(database, TimeProvider.System);

        await store.MigrateAsync(CancellationToken.None);

        var data = await store.ReadAllAsync(CancellationToken.None);
        Assert.Equal(("Ada", "C#", "Old task"), (Assert.Single(data.People).Name, Assert.Single(data.Skills).Name, Assert.Single(data.WorkItems).Title));
        Assert.Equal((5, 20), (Assert.Single(data.Outcomes).Rating, Assert.Single(data.Workloads).AllocatedHours));
        await using var context = database.CreateContext();
        Assert.Equal("who should take T1?", Assert.Single(await context.Set<TurnRecord>().ToListAsync()).Said);
        Assert.Equal(1, (await new EfAuditLedger(database).VerifyAsync(null, CancellationToken.None)).Unchained);
        Assert.Empty(await context.Database.GetPendingMigrationsAsync());
        Assert.False(context.Database.HasPendingModelChanges());
    }

    private protected override Task<IStoreDatabase> CreateEmptyAsync() =>
        Task.FromResult<IStoreDatabase>(new SqliteDatabase(Options.Create(new StoreOptions { Path = _sqlite.Path })));
}
