namespace ChatOps.Workforce.Store.Audit;

/// <summary>Where the chain of the audit begins and ends. One row; whoever adds a line holds it.</summary>
public sealed record AuditChain
{
    /// <summary>Always 1.</summary>
    public int Id { get; init; } = 1;

    /// <summary>Place of the last line that was removed because its time to be kept was over; 0 if none was.</summary>
    public long RemovedThrough { get; set; }

    /// <summary>Hash of that line, which the first one that is kept goes on from; zeros if none was removed.</summary>
    public byte[] RemovedHash { get; set; } = new byte[AuditSeal.Bytes];

    /// <summary>Place of the last line; 0 while there is none.</summary>
    public long Through { get; set; }

    /// <summary>Hash of the last line; zeros while there is none.</summary>
    public byte[] Hash { get; set; } = new byte[AuditSeal.Bytes];

    /// <summary>Lines without a place, from before there was a chain.</summary>
    public long Unchained { get; set; }

    /// <summary>Lines from before this moment, UTC, may be removed; null as long as none was.</summary>
    public DateTime? KeptFrom { get; set; }
}
