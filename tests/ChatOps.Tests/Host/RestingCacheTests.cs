using ChatOps.Host.Caching;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace ChatOps.Tests.Host;

public sealed class RestingCacheTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly Distant _distant = new();
    private readonly RestingCache _cache;

    public RestingCacheTests() => _cache = new RestingCache(_distant, Options.Create(new CacheOptions { RestSeconds = 15, TimeoutMilliseconds = 100 }), _time, NullLogger<RestingCache>.Instance);

    [Fact]
    public async Task Get_ItFails_IsNothingAndItIsLeftAloneForAWhile()
    {
        _distant.Answer = Task.FromException<byte[]?>(new IOException("away"));

        Assert.Null(await _cache.GetAsync("a"));
        for (var i = 0; i < 10; i++)
            Assert.Null(await _cache.GetAsync("a"));
        Assert.Equal((1, true), (_distant.Asked, _cache.IsDown));

        _time.Advance(TimeSpan.FromSeconds(15));
        _distant.Answer = Task.FromResult<byte[]?>([1]);
        Assert.Equal([1], await _cache.GetAsync("a"));
        Assert.Equal([1], await _cache.GetAsync("a"));
        Assert.Equal((3, false), (_distant.Asked, _cache.IsDown));
    }

    [Fact]
    public async Task Get_ItHangs_CostsOneTimeoutPerRestWhoeverAsks()
    {
        _distant.Answer = new TaskCompletionSource<byte[]?>().Task;

        var first = _cache.GetAsync("a");
        Assert.False(first.IsCompleted);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.Null(await first);
        Assert.True(_cache.SetAsync("a", [1], new DistributedCacheEntryOptions()).IsCompletedSuccessfully);

        _time.Advance(TimeSpan.FromSeconds(15));
        var trying = Enumerable.Range(0, 20).Select(_ => _cache.GetAsync("a")).ToArray();
        Assert.Equal(19, trying.Count(t => t.IsCompletedSuccessfully));
        _time.Advance(TimeSpan.FromMilliseconds(100));
        Assert.All(await Task.WhenAll(trying), Assert.Null);
        Assert.Equal(2, _distant.Asked);
    }

    [Fact]
    public async Task Get_WhoAsksGoesAway_IsNoFailureOfTheCache()
    {
        _distant.Answer = new TaskCompletionSource<byte[]?>().Task;
        using var gone = new CancellationTokenSource();

        var asking = _cache.GetAsync("a", gone.Token);
        await gone.CancelAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => asking);
        Assert.Null(_cache.IsDown);
    }

    private sealed class Distant : IDistributedCache
    {
        public Task<byte[]?> Answer { get; set; } = Task.FromResult<byte[]?>(null);

        public int Asked { get; private set; }

        public byte[]? Get(string key) => throw new NotSupportedException();

        public Task<byte[]?> GetAsync(string key, CancellationToken token = default)
        {
            Asked++;
            return Answer;
        }

        public void Refresh(string key) => throw new NotSupportedException();

        public Task RefreshAsync(string key, CancellationToken token = default) => GetAsync(key, token);

        public void Remove(string key) => throw new NotSupportedException();

        public Task RemoveAsync(string key, CancellationToken token = default) => GetAsync(key, token);

        public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => throw new NotSupportedException();

        public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => GetAsync(key, token);
    }
}
