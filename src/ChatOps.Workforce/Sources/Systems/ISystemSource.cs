using ChatOps.Workforce.Sources.Fields;

namespace ChatOps.Workforce.Sources.Systems;

/// <summary>A source that can give parts of records, and say what has changed since.</summary>
internal interface ISystemSource : IWorkforceSource
{
    /// <summary>The newest change of a kind that is not later than <paramref name="latest"/>, among those since a moment; null where nothing is known of changes.</summary>
    Task<DateTimeOffset?> ReadNewestChangeAsync(RecordKind kind, DateTimeOffset? since, DateTimeOffset latest, CancellationToken cancellationToken);

    /// <summary>Streams the rows of one kind, ordered by key.</summary>
    IAsyncEnumerable<FieldRow> ReadFieldsAsync(RecordKind kind, SourceSpan span, CancellationToken cancellationToken);

    /// <summary>Tries every kind with one row: reachable, rights, schema.</summary>
    Task<IReadOnlyList<SystemCheck>> CheckAsync(IReadOnlyList<RecordKind> kinds, CancellationToken cancellationToken);

    /// <summary>What a failure means, as a sentence that says what to do and holds no secret; null if it is none of this system.</summary>
    string? Explain(Exception exception);

    /// <summary>Statements that make a user who can read what is needed and nothing else, for the system's own administrator.</summary>
    string Grants(IReadOnlyList<RecordKind> kinds);
}
