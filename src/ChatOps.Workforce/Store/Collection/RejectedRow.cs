using ChatOps.Workforce.Sources;

namespace ChatOps.Workforce.Store.Collection;

/// <summary>A row that could not be used, so that it can be put right at its source. Besides its key it has nothing of what the row says.</summary>
/// <param name="System">The system, or where an import came from.</param>
/// <param name="Kind">The kind of record.</param>
/// <param name="Key">The record's key; where it has none, the place of the row.</param>
/// <param name="Reason">The column at fault and what is wrong with it, without the value.</param>
/// <param name="At">When it was last rejected, UTC.</param>
internal sealed record RejectedRow(string System, RecordKind Kind, string Key, string Reason, DateTime At)
{
    /// <summary>Rows that are kept of a kind of a system at most, the newest.</summary>
    public const int Most = 1_000;

    private const int LongestKey = 200;

    /// <summary>What is kept of rejections, each key once. Of somebody who was erased not even the id is.</summary>
    public static IEnumerable<RejectedRow> Of(string system, RecordKind kind, IEnumerable<Rejection> rejections, DateTime at) =>
        rejections.Where(r => r.Rule != RecordScreen.ErasedReason).Select(r => Of(system, kind, r, at)).DistinctBy(r => r.Key);

    private static RejectedRow Of(string system, RecordKind kind, Rejection rejection, DateTime at) =>
        new(system, kind, KeyOf(rejection.Key ?? $"{rejection.Place}, line {rejection.Line}"), $"{rejection.Column}: {rejection.Rule}", at);

    /// <summary>A record's key as it is kept. No database takes every control character, and what stands between the two parts of a key is one.</summary>
    public static string KeyOf(string key)
    {
        var text = string.Concat(key.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
        return text.Length > LongestKey ? text[..LongestKey] : text;
    }
}
