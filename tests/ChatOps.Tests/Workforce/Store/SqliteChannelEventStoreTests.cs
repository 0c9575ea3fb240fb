using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ChatOps.Tests.Workforce.Store;

public sealed class SqliteChannelEventStoreTests : ChannelEventStoreContract, IDisposable
{
    private readonly TemporarySqlite _sqlite = new();

    public void Dispose() => _sqlite.Dispose();

    [Fact]
    public async Task Free_ProcessHasDied_TheNextOneGoesOnAtOnce()
    {
        var store = await CreateAsync();
        await AddAsync(store, "e1", "c1");
        Assert.Single(await ClaimAsync(store));

        await store.FreeAsync(CancellationToken.None);

        Assert.Equal(2, Assert.Single(await ClaimAsync(store, "other")).Attempts);
    }

    [Fact]
    public async Task Add_StoreIsGone_SaysSo()
    {
        var store = new EfChannelEventStore(Database(Path.Combine(_sqlite.Folder, "no-such-folder", "chatops.db")));

        await Assert.ThrowsAsync<StoreUnavailableException>(() => AddAsync(store, "e1", "c1"));
    }

    private protected override async Task<IChannelEventStore> CreateAsync()
    {
        await _sqlite.CreateAsync();
        return new EfChannelEventStore(Database(_sqlite.Path));
    }

    private protected override async Task<IReadOnlyList<ChannelEventRecord>> ReadAsync(IChannelEventStore store)
    {
        await using var context = Database(_sqlite.Path).CreateContext();
        return await context.Set<ChannelEventRecord>().AsNoTracking().OrderBy(e => e.Id).ToListAsync();
    }

    private static SqliteDatabase Database(string path) => new(Options.Create(new StoreOptions { Path = path }));
}
