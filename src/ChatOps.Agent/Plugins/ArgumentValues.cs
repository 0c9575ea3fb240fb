using System.Collections;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ChatOps.Agent.Plugins;

/// <summary>The values of an argument as words, whatever a planner or a model wrapped them in: text, number, list, JSON.</summary>
internal static class ArgumentValues
{
    private const int MaxDepth = 3;

    public static IReadOnlyList<string> Of(object? value) => [.. Flatten(value, MaxDepth)];

    private static IEnumerable<string> Flatten(object? value, int depth) => (value, depth) switch
    {
        (null, _) or (_, 0) => [],
        (string text, _) => [text],
        (bool flag, _) => [flag ? "true" : "false"],
        (JsonNode node, _) => Flatten(node.GetValueKind() == JsonValueKind.Array ? node.AsArray().ToArray() : JsonSerializer.SerializeToElement(node), depth),
        (JsonElement { ValueKind: JsonValueKind.Array } array, _) => array.EnumerateArray().SelectMany(e => Flatten(e, depth - 1)),
        (JsonElement { ValueKind: JsonValueKind.String } text, _) => [text.GetString()!],
        (JsonElement { ValueKind: JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number } scalar, _) => [scalar.GetRawText()],
        (JsonElement, _) => [], // an object where a value belongs: as if nothing was given, which is asked for
        (IEnumerable list, _) => list.Cast<object?>().SelectMany(e => Flatten(e, depth - 1)),
        (IFormattable formattable, _) => [formattable.ToString(null, CultureInfo.InvariantCulture)],
        _ => [value.ToString() ?? ""],
    };
}
