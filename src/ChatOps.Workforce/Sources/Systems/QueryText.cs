using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace ChatOps.Workforce.Sources.Systems;

/// <summary>
/// The queries beside each source, with the system's own names put in: <c>{u.department_id|department}</c> is column department_id of u unless
/// configuration has another name for our field department, <c>{users}</c> a table, label or relationship. Values never get into the text.
/// </summary>
internal sealed partial class QueryText(string folder, string ending, FieldNames names, Func<string, string> quote)
{
    private readonly ConcurrentDictionary<RecordKind, string?> _texts = new();

    /// <summary>The query of a kind.</summary>
    public string Of(RecordKind kind) => _texts.GetOrAdd(kind, Read)
        ?? throw new SourceRefusedException($"{folder} has no {kind} in this version; name another system in Sources:Systems:{kind}.");

    /// <summary>Whether the system keeps the time of a record's last change.</summary>
    public bool KnowsChanges(RecordKind kind) => names.Field(kind, "updated", "updated") is not null;

    /// <summary>Tables, labels and relationships that a query names.</summary>
    public IEnumerable<string> TablesOf(RecordKind kind) => Load(kind) is { } text
        ? Placeholder().Matches(text).Where(m => !m.Groups["field"].Success).Select(m => names.Table(m.Groups["name"].Value)).Distinct()
        : [];

    private string? Read(RecordKind kind) => Load(kind) is { } text ? Placeholder().Replace(text, m => Place(kind, m)) : null;

    private string? Load(RecordKind kind)
    {
        using var stream = typeof(QueryText).Assembly.GetManifestResourceStream($"ChatOps.Workforce.Sources.{folder}.{kind}.{ending}");
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }

    private string Place(RecordKind kind, Match match)
    {
        var name = match.Groups["name"].Value;
        if (!match.Groups["field"].Success)
            return string.Join('.', names.Table(name).Split('.').Select(quote));
        var own = names.Field(kind, match.Groups["field"].Value, name);
        return own is null ? "NULL" : match.Groups["alias"].Value + quote(own);
    }

    [GeneratedRegex(@"\{(?<alias>\w+\.)?(?<name>\w+)(\|(?<field>\w+))?\}")]
    private static partial Regex Placeholder();
}
