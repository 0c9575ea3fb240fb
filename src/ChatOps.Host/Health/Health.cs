using System.Text.Json.Serialization;

namespace ChatOps.Host.Health;

/// <summary>Whether it serves, in the shape of the document's Python service (§7.3).</summary>
/// <param name="Status"><c>healthy</c> or <c>unhealthy</c>.</param>
/// <param name="ModelsLoaded">Whether a trained model ranks; without one the document's formula does.</param>
internal sealed record Health([property: JsonPropertyName("status")] string Status, [property: JsonPropertyName("models_loaded")] bool ModelsLoaded);
