namespace ChatOps.Workforce.Store.Collection;

/// <summary>What one of several systems says of a record: kept, so that a system that is down still gives its fields.</summary>
/// <param name="System">The system.</param>
/// <param name="Kind">The kind of record.</param>
/// <param name="Key">The record's key.</param>
/// <param name="Fields">The fields, as a JSON array of texts.</param>
/// <param name="IsDirty">Whether the record was not made anew since.</param>
internal sealed record SourcePart(string System, RecordKind Kind, string Key, string Fields, bool IsDirty) : ICollectedRow;
