using System.Text.Json.Nodes;

namespace ChatOps.Host.Rest;

/// <summary>An example of an endpoint's description.</summary>
/// <param name="Request">A request.</param>
/// <param name="Response">What it is answered with; null for none.</param>
internal sealed record RestExample(JsonNode Request, JsonNode? Response);
