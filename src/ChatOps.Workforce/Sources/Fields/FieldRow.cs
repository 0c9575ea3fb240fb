namespace ChatOps.Workforce.Sources.Fields;

/// <summary>One row of a system before it is a record, so that several systems can give parts of the same record.</summary>
/// <param name="Place">Where it stands: a query or collection, e.g. <c>mysql tasks</c>.</param>
/// <param name="Line">Row number in that place, from 1.</param>
/// <param name="Values">The values, in the order of <see cref="RecordFields.Columns"/>; null where the system has none.</param>
/// <param name="Rejection">Why there are no values; null if there are.</param>
internal readonly record struct FieldRow(string Place, long Line, object?[] Values, Rejection? Rejection = null);
