using ChatOps.Workforce.Store;
using ChatOps.Workforce.Store.Requests;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Workforce.Store;

/// <summary>What every store must do with requests that are to be done once. Run against SQLite here and against PostgreSQL in the integration tests.</summary>
public abstract class KeptRequestsContract
{
    private static readonly byte[] Answer = [1, 2, 3];

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task TryBegin_ByManyHostsAtOnce_IsGivenToOne()
    {
        var database = await CreateAsync();

        var begun = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => Open(database).TryBeginAsync("key", "asked", CancellationToken.None))));

        Assert.Single(begun, b => b is null);
        Assert.All(begun.OfType<KeptRequest>(), b => Assert.Equal(("asked", null), (b.Fingerprint, b.Answer)));
    }

    [Fact]
    public async Task TryBegin_AfterTheAnswer_GivesItForADay()
    {
        var database = await CreateAsync();
        var requests = Open(database);
        await requests.TryBeginAsync("key", "asked", CancellationToken.None);
        await requests.FinishAsync("key", Answer, CancellationToken.None);

        _time.Advance(EfKeptRequests.Kept);
        var known = await Open(database).TryBeginAsync("key", "something else", CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("asked", known!.Fingerprint);
        Assert.Equal(Answer, known.Answer);
        Assert.Null(await requests.TryBeginAsync("other", "asked", CancellationToken.None));
        Assert.Null(await requests.TryBeginAsync("key", "something else", CancellationToken.None));
    }

    [Fact]
    public async Task TryBegin_GivenUp_IsDoneAnew()
    {
        var requests = Open(await CreateAsync());
        await requests.TryBeginAsync("key", "asked", CancellationToken.None);
        await requests.GiveUpAsync("key", CancellationToken.None);

        Assert.Null(await requests.TryBeginAsync("key", "asked", CancellationToken.None));
    }

    [Fact]
    public async Task TryBegin_HostWasLost_IsDoneAnewAfterAWhile()
    {
        var requests = Open(await CreateAsync());
        await requests.TryBeginAsync("key", "asked", CancellationToken.None);

        _time.Advance(EfKeptRequests.Longest);
        Assert.NotNull(await requests.TryBeginAsync("key", "asked", CancellationToken.None));
        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.Null(await requests.TryBeginAsync("key", "asked", CancellationToken.None));
    }

    /// <summary>A store with nothing in it.</summary>
    private protected abstract Task<IStoreDatabase> CreateAsync();

    private EfKeptRequests Open(IStoreDatabase database) => new(database, _time);
}
