using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatOps.Agent.Models.Gemini;

/// <summary>
/// From JSON Schema to the subset of OpenAPI 3.0 that Gemini reads (its <c>Schema</c> type): what it doesn't know is left out, and
/// <c>["string","null"]</c> becomes a nullable string.
/// </summary>
internal static class GeminiSchema
{
    private static readonly HashSet<string> Copied = new(StringComparer.Ordinal)
    {
        "title", "description", "format", "enum", "minimum", "maximum", "minItems", "maxItems", "minLength", "maxLength", "pattern", "required", "nullable",
    };

    /// <summary>Converts a schema; null for one without properties, which Gemini refuses.</summary>
    public static JsonNode? From(JsonElement schema)
    {
        if (schema.ValueKind != JsonValueKind.Object)
            return null;
        var converted = Convert(schema);
        return (string?)converted["type"] == "object" && converted["properties"] is not JsonObject { Count: > 0 } ? null : converted;
    }

    private static JsonObject Convert(JsonElement schema)
    {
        var converted = new JsonObject();
        foreach (var property in schema.EnumerateObject())
        {
            switch (property.Name)
            {
                case "type":
                    SetType(property.Value, converted);
                    break;
                case "properties":
                    var properties = new JsonObject();
                    foreach (var child in property.Value.EnumerateObject())
                        properties[child.Name] = child.Value.ValueKind == JsonValueKind.Object ? Convert(child.Value) : new JsonObject { ["type"] = "string" };
                    converted["properties"] = properties;
                    break;
                case "items" when property.Value.ValueKind == JsonValueKind.Object:
                    converted["items"] = Convert(property.Value);
                    break;
                case "anyOf" or "oneOf":
                    converted["anyOf"] = new JsonArray([.. property.Value.EnumerateArray().Select(option => (JsonNode)Convert(option))]);
                    break;
                case "enum":
                    converted["enum"] = new JsonArray([.. property.Value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => (JsonNode)v.GetString()!)]);
                    break;
                default:
                    if (Copied.Contains(property.Name))
                        converted[property.Name] = JsonNode.Parse(property.Value.GetRawText());
                    break;
            }
        }

        return converted;
    }

    private static void SetType(JsonElement type, JsonObject converted)
    {
        if (type.ValueKind == JsonValueKind.String)
        {
            converted["type"] = type.GetString();
            return;
        }

        var types = type.EnumerateArray().Select(t => t.GetString()!).ToArray();
        converted["type"] = types.FirstOrDefault(t => t != "null") ?? "string";
        if (types.Contains("null"))
            converted["nullable"] = true;
    }
}
