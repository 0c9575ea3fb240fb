namespace ChatOps.Workforce.Sources.Aggregation;

/// <summary>What became of one kind of record from one system.</summary>
public sealed record KindReport
{
    /// <summary>The kind.</summary>
    public required RecordKind Kind { get; init; }

    /// <summary>Rows read: merged, unchanged, rejected and waiting ones.</summary>
    public required long Read { get; init; }

    /// <summary>Records that were new or different.</summary>
    public required long Merged { get; init; }

    /// <summary>Records that were there already, the same, and parts that another system has precedence over.</summary>
    public required long Unchanged { get; init; }

    /// <summary>Rows left out.</summary>
    public required long Rejected { get; init; }

    /// <summary>Rows kept aside because they name a record that is not there (yet).</summary>
    public required long Waiting { get; init; }

    /// <summary>Records removed because the system has them no more.</summary>
    public required long Removed { get; init; }

    /// <summary>The first rejected and waiting rows.</summary>
    public required IReadOnlyList<Rejection> Examples { get; init; }

    /// <summary>Why it was not read to its end, as a sentence; null if it was.</summary>
    public required string? Failure { get; init; }

    /// <summary>What else should be known, e.g. that removals were withheld; null for nothing.</summary>
    public required string? Remark { get; init; }
}
