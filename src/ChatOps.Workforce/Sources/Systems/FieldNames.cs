using System.Text.RegularExpressions;

namespace ChatOps.Workforce.Sources.Systems;

/// <summary>A system's own names for our fields and tables, from configuration.</summary>
internal sealed partial class FieldNames(SourcesOptions options, string system)
{
    /// <summary>The system's name of a field; null where it has none.</summary>
    public string? Field(RecordKind kind, string field, string otherwise)
    {
        if (!(options.Fields.GetValueOrDefault(system)?.FirstOrDefault(p => Same(p.Key, kind.ToString())).Value is { } names
            && names.FirstOrDefault(p => Same(p.Key, field)) is { Key: not null } mapped))
            return otherwise;
        return mapped.Value.Length == 0 ? null : mapped.Value;
    }

    /// <summary>The system's name of a table, collection, label or relationship.</summary>
    public string Table(string table) =>
        options.Tables.GetValueOrDefault(system)?.FirstOrDefault(p => Same(p.Key, table)).Value is { Length: > 0 } mapped ? mapped : table;

    /// <summary>What is wrong with the names, as sentences: names go into queries, so nothing but names is taken.</summary>
    public static IEnumerable<string> Problems(SourcesOptions options)
    {
        foreach (var (system, kinds) in options.Fields)
        {
            foreach (var (kind, fields) in kinds)
            {
                if (!Enum.TryParse<RecordKind>(kind, ignoreCase: true, out _))
                    yield return $"Sources:Fields:{system}:{kind} is no kind of record; they are {string.Join(", ", Enum.GetNames<RecordKind>())}.";
                foreach (var (field, name) in fields.Where(f => f.Value.Length > 0 && !IsName(f.Value)))
                    yield return $"Sources:Fields:{system}:{kind}:{field} is '{name}', which is no name: letters, digits and _ only.";
            }
        }

        foreach (var (system, tables) in options.Tables)
        {
            foreach (var (table, name) in tables.Where(t => !IsName(t.Value)))
                yield return $"Sources:Tables:{system}:{table} is '{name}', which is no name: letters, digits and _, with one dot after a schema.";
        }
    }

    private static bool IsName(string name) => Name().IsMatch(name);

    private static bool Same(string left, string right) => left.Equals(right, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,62}(\.[A-Za-z_][A-Za-z0-9_]{0,62})?\z")]
    private static partial Regex Name();
}
