using System.Text.Json.Nodes;

namespace ChatOps.IntegrationTests.Models;

/// <summary>What a client asked.</summary>
internal sealed record GeminiCall(string Url, string? Key, JsonNode Body);
