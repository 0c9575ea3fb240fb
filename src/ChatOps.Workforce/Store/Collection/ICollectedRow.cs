namespace ChatOps.Workforce.Store.Collection;

/// <summary>What a system said of a record, kept beside the record itself.</summary>
internal interface ICollectedRow
{
    /// <summary>The kind of record.</summary>
    RecordKind Kind { get; }

    /// <summary>The record's key.</summary>
    string Key { get; }

    /// <summary>The fields, as a JSON array of texts.</summary>
    string Fields { get; }
}
