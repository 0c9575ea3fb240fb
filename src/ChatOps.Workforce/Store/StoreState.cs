namespace ChatOps.Workforce.Store;

/// <summary>One row about the store itself.</summary>
internal sealed class StoreState
{
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>Grows with every committed write.</summary>
    public long Revision { get; set; }

    /// <summary>Where the data came from; null while there is none.</summary>
    public string? Origin { get; set; }

    /// <summary>The revision that the document's tables for training were last filled from; null before the first time.</summary>
    public long? CopiedRevision { get; set; }

    /// <summary>The day on which they were.</summary>
    public DateOnly? CopiedOn { get; set; }

    /// <summary>The revision of which those tables lack no row, though people and projects may have changed since they were copied; null before the first time.</summary>
    public long? AddedRevision { get; set; }

    /// <summary>The day on which that was so.</summary>
    public DateOnly? AddedOn { get; set; }
}
