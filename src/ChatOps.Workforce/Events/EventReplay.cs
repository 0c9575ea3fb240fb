namespace ChatOps.Workforce.Events;

/// <summary>Tries events again that could not be used when they came.</summary>
public sealed class EventReplay
{
    private readonly EventApplier _applier;

    internal EventReplay(EventApplier applier) => _applier = applier;

    /// <summary>Tries dead letters again.</summary>
    /// <param name="topic">Only those of a topic; null for all.</param>
    /// <returns>How many took effect, and for the others where they stand and why not.</returns>
    public async Task<(int Revived, IReadOnlyList<string> Dead)> RunAsync(string? topic, CancellationToken cancellationToken)
    {
        var (revived, dead) = await _applier.ReplayAsync(topic, cancellationToken);
        return (revived, [.. dead.Select(l => $"{l.Topic}/{l.Partition}/{l.Offset}, tried {l.Attempts} times: {l.Reason}")]);
    }
}
