using ChatOps.Workforce.Store;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Events;

/// <summary>
/// Lets events take effect once each, in whatever order they come. A batch is one transaction with the memory of which events it held; what an event
/// does is said in <see cref="TaskEvents"/>, <see cref="PerformanceEvents"/> and <see cref="SkillEvents"/>.
/// </summary>
internal sealed class EventApplier(EfWorkforceStore store, TimeProvider time)
{
    private const int Chunk = 5_000;

    /// <summary>Applies messages.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be written; nothing took effect.</exception>
    public async Task<AppliedEvents> ApplyAsync(IReadOnlyList<IncomingMessage> messages, CancellationToken cancellationToken)
    {
        try
        {
            return await store.GuardAsync(() => ApplyTogetherAsync(messages, cancellationToken));
        }
        catch (StoreUnavailableException e) when (store.IsDataFault(e) && messages.Count > 1)
        {
            // One of them is at fault: alone, the others go through.
            var results = new List<AppliedEvents>();
            foreach (var message in messages)
                results.Add(await ApplyAsync([message], cancellationToken));
            return new AppliedEvents(results.Sum(r => r.Applied), results.Sum(r => r.Repeated), [.. results.SelectMany(r => r.Dead)]);
        }
        catch (StoreUnavailableException e) when (store.IsDataFault(e))
        {
            return await store.GuardAsync(() => BuryAsync(messages[0], "The store does not take its values.", cancellationToken));
        }
    }

    private async Task<AppliedEvents> ApplyTogetherAsync(IReadOnlyList<IncomingMessage> messages, CancellationToken cancellationToken)
    {
        var (events, dead, repeated, now) = (new Dictionary<string, ReadMessage>(StringComparer.Ordinal), new List<DeadLetter>(), 0, time.GetUtcNow());
        foreach (var message in messages)
        {
            try
            {
                var read = EventReader.Read(message.Topic, message.Value);
                if (!events.TryAdd(read.Id, new ReadMessage(read, message)))
                    repeated++;
            }
            catch (InvalidDataException e)
            {
                dead.Add(DeadLetters.Of(message, e.Message, now));
            }
        }

        await using var batch = await store.BeginBatchAsync(cancellationToken);
        foreach (var chunk in events.Keys.ToArray().Chunk(Chunk))
        {
            foreach (var known in await batch.Context.Set<ReceivedEvent>().Where(e => chunk.Contains(e.Id)).Select(e => e.Id).ToListAsync(cancellationToken))
            {
                events.Remove(known);
                repeated++;
            }
        }

        if (events.Count == 0 && dead.Count == 0)
            return new AppliedEvents(0, repeated, dead);

        var told = events.Values.Select(e => e.Event).ToArray();
        await TaskEvents.ApplyAsync(batch, told, time.GetLocalNow().DateTime, cancellationToken);
        repeated += await PerformanceEvents.ApplyAsync(batch, [.. told.OfType<PerformanceMeasured>()], cancellationToken);
        var (old, unknown) = await SkillEvents.ApplyAsync(batch, [.. told.OfType<SkillUpdated>()], cancellationToken);
        repeated += old;
        foreach (var update in unknown)
        {
            events.Remove(update.Id, out var back);
            dead.Add(DeadLetters.Of(back!.Message, "Its userId is not known yet. Collect first, then replay.", now)); // no id: the reason is logged
        }

        await batch.UpsertManyAsync([.. events.Keys.Select(id => new ReceivedEvent(id, now))], null, cancellationToken);
        var kept = await DeadLetters.KeepAsync(batch, dead, cancellationToken);
        await batch.CommitAsync(cancellationToken);
        return new AppliedEvents(events.Count, repeated, kept);
    }

    private async Task<AppliedEvents> BuryAsync(IncomingMessage message, string reason, CancellationToken cancellationToken)
    {
        await using var batch = await store.BeginBatchAsync(cancellationToken);
        var dead = await DeadLetters.KeepAsync(batch, [DeadLetters.Of(message, reason, time.GetUtcNow())], cancellationToken);
        await batch.CommitAsync(cancellationToken);
        return new AppliedEvents(0, 0, dead);
    }

    private sealed record ReadMessage(WorkforceEvent Event, IncomingMessage Message);
}
