namespace ChatOps.Workforce.Store.Training;

/// <summary>data_collection_history (design document §9.3): one row per collection.</summary>
internal sealed class DataCollectionEntry
{
    public long Id { get; init; }

    public DateTime CollectionDate { get; init; }

    /// <summary>Rows of comprehensive_training_data after it.</summary>
    public long RecordCount { get; init; }

    /// <summary>Systems that were read to the end, as a JSON array.</summary>
    public required string DataSources { get; init; }

    public int FeatureCount { get; init; }
}
