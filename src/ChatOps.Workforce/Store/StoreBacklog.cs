using ChatOps.Workforce.Store.Channels;
using ChatOps.Workforce.Store.Collection;
using ChatOps.Workforce.Store.Jobs;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Store;

/// <summary>What waits in the store, and how old the connected systems' data is.</summary>
/// <param name="EventsWaiting">Events of channels that are not answered yet.</param>
/// <param name="OldestEvent">When the oldest of them came, UTC; null where none waits.</param>
/// <param name="JobsWaiting">Training jobs that wait or run.</param>
/// <param name="Sources">Each system and kind: when it was last read to its end, and whether its newest reading failed.</param>
public sealed record StoreBacklog(int EventsWaiting, DateTime? OldestEvent, int JobsWaiting, IReadOnlyList<(string System, RecordKind Kind, DateTimeOffset? LastSuccess, bool IsFailing)> Sources)
{
    /// <summary>Reads it.</summary>
    /// <exception cref="StoreUnavailableException">The database failed.</exception>
    internal static Task<StoreBacklog> ReadAsync(IStoreDatabase database, CancellationToken cancellationToken) => database.WithContextAsync(
        async context =>
        {
            var waiting = context.Set<ChannelEventRecord>().Where(e => e.State == ChannelEventState.Waiting);
            var states = await context.Set<SourceState>().AsNoTracking().ToListAsync(cancellationToken);
            return new StoreBacklog(
                await waiting.CountAsync(cancellationToken),
                await waiting.MinAsync(e => (DateTime?)e.ReceivedAt, cancellationToken),
                await context.Set<TrainingJobRecord>().CountAsync(j => j.State == JobState.Waiting || j.State == JobState.Running, cancellationToken),
                [.. states.Select(s => (s.System, s.Kind, s.LastSuccess, s.LastError is not null))]);
        },
        "ReadBacklog");
}
