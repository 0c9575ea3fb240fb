namespace ChatOps.Workforce.Events;

/// <summary>Something is away for a while: it is told once when that begins and once when it ends, however often it is tried in between. Any thread may ask.</summary>
internal sealed class Outage(TimeProvider time)
{
    private readonly Lock _lock = new();
    private long? _since;

    /// <summary>Whether it is away.</summary>
    public bool IsOn
    {
        get
        {
            lock (_lock)
                return _since is not null;
        }
    }

    /// <summary>It did not answer.</summary>
    /// <returns>Whether that is new.</returns>
    public bool Begin()
    {
        lock (_lock)
        {
            var isNew = _since is null;
            _since ??= time.GetTimestamp();
            return isNew;
        }
    }

    /// <summary>It answered.</summary>
    /// <returns>How long it was away; null if it was not.</returns>
    public TimeSpan? Finish()
    {
        lock (_lock)
        {
            TimeSpan? lasted = _since is { } since ? time.GetElapsedTime(since) : null;
            _since = null;
            return lasted;
        }
    }
}
