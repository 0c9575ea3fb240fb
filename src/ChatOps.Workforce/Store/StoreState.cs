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
}
