using System.Collections.Concurrent;
using ChatOps.Channels.Intake;
using ChatOps.Workforce.Store;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>An intake that keeps events in memory.</summary>
internal sealed class FakeIntake : IEventIntake
{
    private readonly ConcurrentDictionary<string, bool> _known = new();

    public ConcurrentQueue<ChannelEvent> Events { get; } = new();

    /// <summary>Whether anything can be kept.</summary>
    public bool IsUp { get; set; } = true;

    /// <summary>What keeping waits for, whoever has stopped waiting.</summary>
    public Task? Hangs { get; set; }

    public async Task<bool> AcceptAsync(ChannelEvent arrived, CancellationToken cancellationToken)
    {
        if (Hangs is { } end)
            await end;
        if (!IsUp)
            throw new StoreUnavailableException("The store is away.", new IOException());
        var isNew = _known.TryAdd(arrived.EventId, true);
        if (isNew)
            Events.Enqueue(arrived);
        return isNew;
    }
}
