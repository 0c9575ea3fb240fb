using System.Text.Json.Nodes;

namespace ChatOps.Tests.Channels.Slack;

/// <summary>A call that the played Slack got.</summary>
/// <param name="Method">The Web API's method; <c>response_url</c> or <c>download</c> for the others.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Token">The bearer token.</param>
/// <param name="Address">The address.</param>
public sealed record SlackCall(string Method, IReadOnlyDictionary<string, string> Arguments, string? Token, Uri Address)
{
    public string? this[string name] => Arguments.GetValueOrDefault(name);

    public JsonArray Blocks => JsonNode.Parse(this["blocks"] ?? JsonNode.Parse(this["view"] ?? "{}")!["blocks"]?.ToJsonString() ?? "[]")!.AsArray();

    /// <summary>Everything that can be read in its blocks.</summary>
    public string Words => string.Join('\n', BlockKit.Texts(Blocks));

    /// <summary>Its buttons, label and value.</summary>
    public (string Label, string Value, string Id)[] Buttons =>
    [
        .. Blocks.Where(b => b!["type"]!.GetValue<string>() == "actions").SelectMany(b => b!["elements"]!.AsArray())
            .Select(e => (e!["text"]!["text"]!.GetValue<string>(), e["value"]!.GetValue<string>(), e["action_id"]!.GetValue<string>())),
    ];
}
