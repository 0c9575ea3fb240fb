using System.Text.Json;

namespace ChatOps.Workforce.Sources.Fields;

/// <summary>The values of a row as a JSON array of texts, for keeping.</summary>
internal static class FieldJson
{
    public static string Of(IReadOnlyList<object?> values) => JsonSerializer.Serialize(values.Select(v => v is null ? null : FieldText.Of(v)));

    /// <summary>What the array has where a value stands between others; no part of a value looks like it, since quotes within values are escaped.</summary>
    public static string Within(string value) => $",{JsonSerializer.Serialize(value)},";

    public static object?[] Read(string json) => JsonSerializer.Deserialize<string?[]>(json)!;
}
