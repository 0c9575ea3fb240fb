using ChatOps.Tests.Workforce.Store;
using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Channels;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.IntegrationTests.Workforce.Store;

/// <summary>The contract of every store of channels' events, on PostgreSQL, which several hosts share.</summary>
public sealed class PostgreSqlChannelEventStoreTests : ChannelEventStoreContract
{
    private PostgreSqlDatabase? _database;

    [Fact]
    public async Task Free_SharedStore_LeavesTheClaimsOfOthers()
    {
        var store = await CreateAsync();
        await AddAsync(store, "e1", "c1");
        Assert.Single(await ClaimAsync(store));

        await store.FreeAsync(CancellationToken.None);

        Assert.Empty(await ClaimAsync(store, "other"));
    }

    [Fact]
    public async Task Add_OnSeveralHostsAtOnce_IsNewOnOne()
    {
        var store = await CreateAsync();
        var other = new EfChannelEventStore(_database!);

        var isNew = await Task.WhenAll(Enumerable.Range(0, 400).Select(n => Task.Run(() => AddAsync(n % 2 == 0 ? store : other, $"e{n / 2}", $"c{n / 2}"))));

        Assert.Equal(200, isNew.Count(n => n));
        Assert.Equal(200, (await ReadAsync(store)).Count);
    }

    private protected override async Task<IChannelEventStore> CreateAsync()
    {
        _database = await PostgreSqlServer.CreateStoreAsync();
        return new EfChannelEventStore(_database);
    }

    private protected override async Task<IReadOnlyList<ChannelEventRecord>> ReadAsync(IChannelEventStore store)
    {
        await using var context = _database!.CreateContext();
        return await context.Set<ChannelEventRecord>().AsNoTracking().OrderBy(e => e.Id).ToListAsync();
    }
}
