using ChatOps.Workforce.Store;
using Microsoft.EntityFrameworkCore;

namespace ChatOps.Workforce.Events;

/// <summary>Keeps events that can't be used, and counts how often each was tried.</summary>
internal sealed class DeadLetters(EfWorkforceStore store)
{
    /// <summary>A message as a letter that is tried for the first time.</summary>
    /// <param name="reason">What is wrong, as a sentence without ids of people: it is logged.</param>
    public static DeadLetter Of(IncomingMessage message, string reason, DateTimeOffset now) =>
        // PostgreSQL keeps no zero characters in text, and whatever came must be kept.
        new(message.Topic, message.Partition, message.Offset, message.Key?.Replace("\0", "", StringComparison.Ordinal), message.Value, reason, now, 1);

    /// <summary>Keeps letters with what is written besides.</summary>
    /// <returns>The letters, with how often each was tried.</returns>
    public static async Task<IReadOnlyList<DeadLetter>> KeepAsync(EfWorkforceBatch batch, IReadOnlyList<DeadLetter> letters, CancellationToken cancellationToken)
    {
        if (letters.Count == 0)
            return letters;
        var (topics, offsets) = (letters.Select(l => l.Topic).Distinct().ToArray(), letters.Select(l => l.Offset).Distinct().ToArray());
        var before = (await batch.Context.Set<DeadLetter>().AsNoTracking().Where(l => topics.Contains(l.Topic) && offsets.Contains(l.Offset))
            .Select(l => new { l.Topic, l.Partition, l.Offset, l.Attempts }).ToListAsync(cancellationToken)).ToDictionary(l => (l.Topic, l.Partition, l.Offset), l => l.Attempts);
        DeadLetter[] kept = [.. letters.Select(l => l with { Attempts = before.GetValueOrDefault((l.Topic, l.Partition, l.Offset)) + 1 })];
        await batch.UpsertManyAsync(kept, null, cancellationToken);
        return kept;
    }

    /// <summary>Where the letters stand, in the order in which they came. Letters can be large, so that each is read alone.</summary>
    /// <param name="topic">Only those of a topic; null for all.</param>
    /// <exception cref="StoreUnavailableException">The store can't be read.</exception>
    public Task<List<LetterPlace>> ReadPlacesAsync(string? topic, CancellationToken cancellationToken) => store.GuardAsync(async () =>
    {
        await using var context = store.CreateContext();
        return await context.Set<DeadLetter>().Where(l => topic == null || l.Topic == topic).OrderBy(l => l.Topic).ThenBy(l => l.Partition).ThenBy(l => l.Offset)
            .Select(l => new LetterPlace(l.Topic, l.Partition, l.Offset)).ToListAsync(cancellationToken);
    }, "ReadDeadLetters");

    /// <summary>A letter as the message that it came as; null if it is gone.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be read.</exception>
    public Task<IncomingMessage?> FindAsync(LetterPlace place, CancellationToken cancellationToken) => store.GuardAsync(async () =>
    {
        await using var context = store.CreateContext();
        return await At(context, place).Select(l => new IncomingMessage(l.Topic, l.Partition, l.Offset, l.Key, l.Value)).SingleOrDefaultAsync(cancellationToken);
    }, "FindDeadLetter");

    /// <summary>Removes a letter that took effect.</summary>
    /// <exception cref="StoreUnavailableException">The store can't be written.</exception>
    public Task RemoveAsync(LetterPlace place, CancellationToken cancellationToken) => store.GuardAsync(async () =>
    {
        await using var context = store.CreateContext();
        return await At(context, place).ExecuteDeleteAsync(cancellationToken);
    }, "RemoveDeadLetter");

    private static IQueryable<DeadLetter> At(WorkforceContext context, LetterPlace place) =>
        context.Set<DeadLetter>().AsNoTracking().Where(l => l.Topic == place.Topic && l.Partition == place.Partition && l.Offset == place.Offset);
}
