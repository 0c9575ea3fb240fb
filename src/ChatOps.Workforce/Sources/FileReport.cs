namespace ChatOps.Workforce.Sources;

/// <summary>What became of one file or query.</summary>
public sealed record FileReport
{
    /// <summary>The kind of its records.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>File or query, e.g. <c>users.csv</c>.</summary>
    public required string Place { get; init; }

    /// <summary>Rows read: <see cref="Written"/> + <see cref="Unchanged"/> + <see cref="Rejected"/>.</summary>
    public required long Read { get; init; }

    /// <summary>Records that were new or different.</summary>
    public required long Written { get; init; }

    /// <summary>Records that were there already, the same.</summary>
    public required long Unchanged { get; init; }

    /// <summary>Rows that were left out.</summary>
    public required long Rejected { get; init; }

    /// <summary>The first rejected rows.</summary>
    public required IReadOnlyList<Rejection> Rejections { get; init; }

    /// <summary>Why the file could not be read to its end, as a sentence; then nothing of it was kept. Null if it could.</summary>
    public required string? Failure { get; init; }
}
