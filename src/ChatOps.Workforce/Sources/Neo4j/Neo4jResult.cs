using System.Text.Json;

namespace ChatOps.Workforce.Sources.Neo4j;

/// <summary>
/// One answer of the Query API. Its values become objects when they are asked for: a page of them made at once would live through several collections of
/// garbage, each of which copies it.
/// </summary>
internal sealed class Neo4jResult : IDisposable
{
    private readonly JsonDocument _json;
    private readonly JsonElement? _values;

    /// <param name="json">The answer, now this object's.</param>
    /// <param name="size">Bytes of the answer.</param>
    /// <exception cref="Neo4jException">It is no answer of the Query API.</exception>
    public Neo4jResult(JsonDocument json, int size)
    {
        (_json, Size) = (json, size);
        if (!json.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
            return;
        if (!IsArray(data, "fields", out var fields) || !IsArray(data, "values", out var values))
            throw Neo4jException.NotTheQueryApi();
        Fields = [.. fields.EnumerateArray().Select(f => f.GetString()!)];
        _values = values;
    }

    /// <summary>Names of the columns.</summary>
    public IReadOnlyList<string> Fields { get; } = [];

    /// <summary>Bytes of the answer.</summary>
    public int Size { get; }

    /// <summary>Number of rows.</summary>
    public int Count => _values?.GetArrayLength() ?? 0;

    /// <summary>The rows as text, numbers, booleans or null, under the names asked for; null too where the answer has no such column.</summary>
    public IEnumerable<object?[]> Read(IReadOnlyList<string> columns)
    {
        if (_values is not { } rows)
            yield break;
        var places = Places(columns);
        foreach (var row in rows.EnumerateArray())
            yield return Read(row, places, columns.Count);
    }

    /// <summary>The last row.</summary>
    public object?[] ReadLast(IReadOnlyList<string> columns) => Read(_values!.Value[Count - 1], Places(columns), columns.Count);

    public void Dispose() => _json.Dispose();

    /// <summary>Where each of the answer's columns goes; -1 for nowhere.</summary>
    private int[] Places(IReadOnlyList<string> columns) => [.. Fields.Select(f => columns.Index().Where(c => c.Item == f).Select(c => c.Index).FirstOrDefault(-1))];

    private static bool IsArray(JsonElement data, string name, out JsonElement array) => data.TryGetProperty(name, out array) && array.ValueKind == JsonValueKind.Array;

    private static object?[] Read(JsonElement row, int[] places, int count)
    {
        var (values, at) = (new object?[count], 0);
        foreach (var value in row.EnumerateArray())
        {
            if (places[at++] is >= 0 and var place)
                values[place] = Value(value);
        }

        return values;
    }

    private static object? Value(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetInt64(out var whole) ? (object)whole : value.GetDouble(),
        _ => value.GetRawText(),
    };
}
