using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Options;

namespace ChatOps.Host.Caching;

/// <summary>
/// A distributed cache that is waited for shortly, and left alone for a while when it failed: who asks meanwhile finds nothing, at once. After that one tries again, and the
/// others go on finding nothing until it has come back.
/// </summary>
/// <param name="cache">The cache, e.g. a Redis.</param>
/// <param name="options">How long is waited and rested.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
internal sealed partial class RestingCache(IDistributedCache cache, IOptions<CacheOptions> options, TimeProvider time, ILogger<RestingCache> logger) : IDistributedCache
{
    private readonly TimeSpan _rest = TimeSpan.FromSeconds(options.Value.RestSeconds);
    private readonly TimeSpan _patience = TimeSpan.FromMilliseconds(options.Value.TimeoutMilliseconds);
    private long _askAgain = long.MinValue;
    private volatile bool _isDown;

    /// <summary>Whether it failed when it was last asked; null where it was not asked yet.</summary>
    public bool? IsDown { get; private set; }

    public byte[]? Get(string key) => GetAsync(key).GetAwaiter().GetResult();

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => AskAsync(stop => cache.GetAsync(key, stop), token);

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options) => SetAsync(key, value, options).GetAwaiter().GetResult();

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default) => AskAsync(
        async stop =>
        {
            await cache.SetAsync(key, value, options, stop);
            return true;
        },
        token);

    public void Refresh(string key) => RefreshAsync(key).GetAwaiter().GetResult();

    public Task RefreshAsync(string key, CancellationToken token = default) => AskAsync(
        async stop =>
        {
            await cache.RefreshAsync(key, stop);
            return true;
        },
        token);

    public void Remove(string key) => RemoveAsync(key).GetAwaiter().GetResult();

    public Task RemoveAsync(string key, CancellationToken token = default) => AskAsync(
        async stop =>
        {
            await cache.RemoveAsync(key, stop);
            return true;
        },
        token);

    private async Task<T?> AskAsync<T>(Func<CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        if (!MayAsk())
            return default;
        try
        {
            // Not on the token of who asks: one who goes away is no sign that the cache is down.
            var answer = await ask(CancellationToken.None).WaitAsync(_patience, time, cancellationToken);
            if (_isDown)
                LogBack();
            (_isDown, IsDown) = (false, false);
            return answer;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.Exchange(ref _askAgain, NextTime());
            if (!_isDown)
                LogDown(e, _rest.TotalSeconds);
            (_isDown, IsDown) = (true, true);
            return default;
        }
    }

    /// <summary>While it is down one may ask when the rest is over, and takes the next turn from the others.</summary>
    private bool MayAsk()
    {
        if (!_isDown)
            return true;
        var at = Interlocked.Read(ref _askAgain);
        return time.GetTimestamp() >= at && Interlocked.CompareExchange(ref _askAgain, NextTime(), at) == at;
    }

    private long NextTime() => time.GetTimestamp() + (long)(_rest.TotalSeconds * time.TimestampFrequency);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The shared cache failed or was too slow; it is left alone for {Seconds} s, and everything is computed here")]
    private partial void LogDown(Exception exception, double seconds);

    [LoggerMessage(Level = LogLevel.Information, Message = "The shared cache answers again")]
    private partial void LogBack();
}
