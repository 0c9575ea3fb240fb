using ChatOps.Workforce.Store;

namespace ChatOps.Workforce.Events;

/// <summary>Tries events again that could not be used when they came.</summary>
public sealed class EventReplay
{
    private readonly EventApplier _applier;
    private readonly DeadLetters _letters;

    internal EventReplay(EventApplier applier, DeadLetters letters) => (_applier, _letters) = (applier, letters);

    /// <summary>Tries dead letters again, one at a time.</summary>
    /// <param name="topic">Only those of a topic; null for all.</param>
    /// <param name="cancellationToken">Stops; what took effect stays.</param>
    /// <returns>How many took effect, and for the others where they stand and why not.</returns>
    /// <exception cref="StoreUnavailableException">The store can't be read or written; what took effect before stays.</exception>
    public async Task<(int Revived, IReadOnlyList<string> Dead)> RunAsync(string? topic, CancellationToken cancellationToken)
    {
        var (revived, dead) = (0, new List<string>());
        foreach (var place in await _letters.ReadPlacesAsync(topic, cancellationToken))
        {
            if (await _letters.FindAsync(place, cancellationToken) is not { } message)
                continue; // somebody else has revived it
            var result = await _applier.ApplyAsync([message], cancellationToken);
            dead.AddRange(result.Dead.Select(l => $"{l.Topic}/{l.Partition}/{l.Offset}, tried {l.Attempts} times: {l.Reason}"));
            if (result.Dead.Count > 0)
                continue;
            await _letters.RemoveAsync(place, cancellationToken);
            revived++;
        }

        return (revived, dead);
    }
}
