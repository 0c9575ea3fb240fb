using System.Globalization;
using System.Runtime.CompilerServices;
using ChatOps.Workforce;
using ChatOps.Workforce.Sources;
using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Sources.Systems;

namespace ChatOps.Tests.Fakes;

/// <summary>A system that gives what a test puts into it, in memory.</summary>
internal sealed class FakeSystem(string name) : ISystemSource
{
    private static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Dictionary<RecordKind, SortedDictionary<string, (object?[] Values, DateTimeOffset Changed)>> _rows = [];
    private int _changes;

    public string Name => name;

    /// <summary>What happens before a row is given: kind and key.</summary>
    public Func<RecordKind, string, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>Thrown when the system is opened; null while it is there.</summary>
    public string? Down { get; set; }

    /// <summary>Thrown instead of the newest change; null for none.</summary>
    public Exception? WrongNewest { get; set; }

    /// <summary>Adds records, or changes those that are there.</summary>
    public FakeSystem With(params object[] records)
    {
        foreach (var record in records)
        {
            var (kind, values) = (KindOf(record), RecordFields.Write(record));
            RowsOf(kind)[RecordFields.Of(kind).KeyOf(values)!] = (values, Beginning.AddHours(++_changes));
        }

        return this;
    }

    public void Remove(RecordKind kind, string key) => RowsOf(kind).Remove(key);

    public Task<IReadOnlyList<RecordKind>> OpenAsync(CancellationToken cancellationToken) =>
        Down is null ? Task.FromResult<IReadOnlyList<RecordKind>>([.. _rows.Keys]) : throw new SourceRefusedException(Down);

    public Task<DateTimeOffset?> ReadNewestChangeAsync(RecordKind kind, DateTimeOffset? since, DateTimeOffset latest, CancellationToken cancellationToken) =>
        WrongNewest is null ? Task.FromResult(RowsOf(kind).Values.Select(v => (DateTimeOffset?)v.Changed).Max()) : throw WrongNewest;

    public async IAsyncEnumerable<FieldRow> ReadFieldsAsync(RecordKind kind, SourceSpan span, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var line = 0L;
        foreach (var (key, (values, changed)) in RowsOf(kind).ToArray())
        {
            if (changed < span.Since || string.CompareOrdinal(key, span.After) <= 0)
                continue;
            await Before(kind, key);
            cancellationToken.ThrowIfCancellationRequested();
            yield return new FieldRow($"{name} {kind}", ++line, values);
        }
    }

    public IAsyncEnumerable<SourceRow> ReadAsync(RecordKind kind, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<IReadOnlyList<SystemCheck>> CheckAsync(IReadOnlyList<RecordKind> kinds, CancellationToken cancellationToken) => throw new NotSupportedException();

    public string? Explain(Exception exception) => null;

    public string Grants(IReadOnlyList<RecordKind> kinds) => "";

    private SortedDictionary<string, (object?[] Values, DateTimeOffset Changed)> RowsOf(RecordKind kind)
    {
        lock (_rows)
            return _rows.TryGetValue(kind, out var rows) ? rows : _rows[kind] = new(StringComparer.Ordinal);
    }

    private static RecordKind KindOf(object record) => record switch
    {
        Project => RecordKind.Projects,
        Person => RecordKind.People,
        Skill => RecordKind.Skills,
        WorkItem => RecordKind.WorkItems,
        SkillRequirement => RecordKind.SkillRequirements,
        Assignment => RecordKind.Assignments,
        Outcome => RecordKind.Outcomes,
        Workload => RecordKind.Workloads,
        _ => throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"{record} is no record."), nameof(record)),
    };
}
