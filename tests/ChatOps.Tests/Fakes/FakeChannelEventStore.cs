using ChatOps.Workforce.Store.Channels;

namespace ChatOps.Tests.Fakes;

/// <summary>Events of channels in memory, by the same contract. Outlives the workers that are made over it, as a database does.</summary>
internal sealed class FakeChannelEventStore : IChannelEventStore
{
    private readonly Lock _lock = new();
    private readonly Dictionary<long, ChannelEventRecord> _events = [];
    private long _last;
    private int _calls;

    /// <summary>When set, every call fails with it.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How often anything was asked of it.</summary>
    public int Calls => Volatile.Read(ref _calls);

    public IReadOnlyList<ChannelEventRecord> Events => Do(() => _events.Values.OrderBy(e => e.Id).ToArray()).Result;

    public Task<bool> AddAsync(ChannelEventRecord arrived, CancellationToken cancellationToken) => Do(() =>
    {
        if (_events.Values.Any(e => (e.Channel, e.EventId) == (arrived.Channel, arrived.EventId)))
            return false;
        _events.Add(++_last, arrived with { Id = _last });
        return true;
    });

    public Task<IReadOnlyList<ChannelEventRecord>> ClaimAsync(
        IReadOnlyCollection<string> channels, string host, int most, DateTime now, DateTime until, CancellationToken cancellationToken) => Do<IReadOnlyList<ChannelEventRecord>>(() =>
    {
        var due = _events.Values
            .Where(e => e.State == ChannelEventState.Waiting && channels.Contains(e.Channel))
            .GroupBy(e => (e.Channel, e.Conversation))
            .Select(g => g.FirstOrDefault(e => e.ClaimedBy is not null) ?? g.MinBy(e => e.Id)!)
            .Where(e => e.NextAttemptAt <= now && (e.ClaimedBy is null || e.ClaimedUntil < now))
            .OrderBy(e => e.Id)
            .Take(most)
            .ToArray();
        foreach (var one in due)
            _events[one.Id] = one with { ClaimedBy = host, ClaimedUntil = until, Attempts = one.Attempts + 1 };
        return [.. due.Select(e => _events[e.Id])];
    });

    public Task ExtendAsync(IReadOnlyCollection<long> ids, string host, DateTime until, CancellationToken cancellationToken) => Do(() =>
    {
        foreach (var id in ids)
            Update(id, host, e => e with { ClaimedUntil = until });
        return true;
    });

    public Task<bool> NoteMessageAsync(long id, string host, string messageId, CancellationToken cancellationToken) =>
        Do(() => Update(id, host, e => e with { MessageId = messageId }));

    public Task<bool> FinishAsync(long id, string host, ChannelEventState state, CancellationToken cancellationToken) =>
        Do(() => Update(id, host, e => e with { State = state, Body = "", ClaimedBy = null, ClaimedUntil = null }));

    public Task<bool> GiveBackAsync(long id, string host, DateTime next, bool counts, CancellationToken cancellationToken) => Do(() => Update(
        id, host, e => e with { NextAttemptAt = next, Attempts = counts ? e.Attempts : e.Attempts - 1, ClaimedBy = null, ClaimedUntil = null }));

    public Task FreeAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<int> DropAsync(DateTime before, int most, CancellationToken cancellationToken) => Do(() =>
    {
        var gone = _events.Values.Where(e => e.ReceivedAt < before).Select(e => e.Id).ToHashSet();
        gone.UnionWith(_events.Values.Where(e => e.State != ChannelEventState.Waiting && !gone.Contains(e.Id)).OrderByDescending(e => e.Id).Skip(most).Select(e => e.Id));
        foreach (var id in gone)
            _events.Remove(id);
        return gone.Count;
    });

    private bool Update(long id, string host, Func<ChannelEventRecord, ChannelEventRecord> change)
    {
        if (!_events.TryGetValue(id, out var found) || found.ClaimedBy != host)
            return false;
        _events[id] = change(found);
        return true;
    }

    private Task<T> Do<T>(Func<T> work)
    {
        Interlocked.Increment(ref _calls);
        if (Failure is not null)
            return Task.FromException<T>(Failure);
        lock (_lock)
            return Task.FromResult(work());
    }
}
