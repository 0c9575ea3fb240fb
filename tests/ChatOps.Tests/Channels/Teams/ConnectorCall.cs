using System.Text.Json.Nodes;

namespace ChatOps.Tests.Channels.Teams;

/// <summary>A request that the connector got.</summary>
internal sealed record ConnectorCall(string Method, Uri Address, string? Authorization, JsonNode? Body)
{
    /// <summary>When it came.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The part of a stream that it is; null if it is none.</summary>
    public JsonNode? Stream => Body?["entities"]?.AsArray().FirstOrDefault(e => e?["type"]?.GetValue<string>() == "streaminfo");

    /// <summary>The card that came with it; null if none did.</summary>
    public JsonObject? Card => Body?["attachments"]?[0]?["content"]?.AsObject();
}
