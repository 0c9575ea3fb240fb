using System.Text.Json;

namespace ChatOps.Channels.Slack.Protocol;

/// <summary>JSON from outside, read without believing in its shape.</summary>
internal static class SlackNode
{
    /// <summary>Deepest nesting that is read.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = 64 };

    /// <summary>A member; undefined if there is none.</summary>
    public static JsonElement Get(this JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var value) ? value : default;

    /// <summary>The words of a member; null if it has none.</summary>
    public static string? Words(this JsonElement node, string name)
    {
        var value = node.Get(name);
        if (value.ValueKind != JsonValueKind.String)
            return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null; // half a character
        }
    }

    public static bool IsTrue(this JsonElement node, string name) => node.Get(name).ValueKind == JsonValueKind.True;

    /// <summary>The items of a member that is a list; none if it isn't.</summary>
    public static IEnumerable<JsonElement> Items(this JsonElement node, string name)
    {
        var value = node.Get(name);
        return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];
    }

    public static Uri? Address(this JsonElement node, string name) => Uri.TryCreate(node.Words(name), UriKind.Absolute, out var address) ? address : null;
}
