namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>Opens a kind when all systems that give it are done with it, whatever became of them; records wait there for those they name.</summary>
internal sealed class KindGates
{
    private static readonly Dictionary<RecordKind, RecordKind[]> Named = new()
    {
        [RecordKind.Projects] = [],
        [RecordKind.People] = [],
        [RecordKind.Skills] = [RecordKind.People],
        [RecordKind.WorkItems] = [RecordKind.Projects],
        [RecordKind.SkillRequirements] = [RecordKind.WorkItems],
        [RecordKind.Assignments] = [RecordKind.People, RecordKind.WorkItems],
        [RecordKind.Outcomes] = [RecordKind.Assignments],
        [RecordKind.Workloads] = [RecordKind.People],
    };

    private readonly Dictionary<RecordKind, TaskCompletionSource> _gates = [];
    private readonly Dictionary<RecordKind, int> _open = [];
    private readonly Lock _lock = new();

    /// <param name="readers">How many systems give each kind in this collection.</param>
    public KindGates(IReadOnlyDictionary<RecordKind, int> readers)
    {
        foreach (var kind in Enum.GetValues<RecordKind>())
        {
            _gates[kind] = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _open[kind] = readers.GetValueOrDefault(kind);
            if (_open[kind] == 0)
                _gates[kind].SetResult();
        }
    }

    /// <summary>Kinds in the order in which they are read: those first that others name, so that no system waits for what nobody names.</summary>
    public static IEnumerable<RecordKind> InOrder(IEnumerable<RecordKind> kinds) => kinds.OrderBy(k => !Named.Values.Any(n => n.Contains(k))).ThenBy(k => k);

    /// <summary>Waits for the kinds that a kind names, but not longer than patience.</summary>
    public async Task WaitForNamedAsync(RecordKind kind, TimeSpan patience, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            await Task.WhenAll(Named[kind].Select(k => _gates[k].Task)).WaitAsync(patience, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            // Rows whose record is not there yet are kept aside.
        }
    }

    /// <summary>One system is done with a kind.</summary>
    /// <returns>True for the last one, which then calls <see cref="Open"/>.</returns>
    public bool Leave(RecordKind kind)
    {
        lock (_lock)
            return --_open[kind] == 0;
    }

    public void Open(RecordKind kind) => _gates[kind].TrySetResult();
}
