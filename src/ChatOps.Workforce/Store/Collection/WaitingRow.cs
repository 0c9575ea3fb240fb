namespace ChatOps.Workforce.Store.Collection;

/// <summary>A row that names a record which is not there yet: tried again with every collection, so that nothing is lost when systems come in any order.</summary>
/// <param name="System">The system.</param>
/// <param name="Kind">The kind of record.</param>
/// <param name="Key">The record's key.</param>
/// <param name="Fields">The fields, as a JSON array of texts.</param>
/// <param name="Reason">What it waits for.</param>
/// <param name="Since">Since when.</param>
internal sealed record WaitingRow(string System, RecordKind Kind, string Key, string Fields, string Reason, DateTimeOffset Since) : ICollectedRow;
