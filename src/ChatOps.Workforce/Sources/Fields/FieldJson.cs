using System.Text.Json;

namespace ChatOps.Workforce.Sources.Fields;

/// <summary>The values of a row as a JSON array of texts, for keeping.</summary>
internal static class FieldJson
{
    public static string Of(IReadOnlyList<object?> values) => JsonSerializer.Serialize(values.Select(v => v is null ? null : FieldText.Of(v)));

    public static object?[] Read(string json) => JsonSerializer.Deserialize<string?[]>(json)!;
}
