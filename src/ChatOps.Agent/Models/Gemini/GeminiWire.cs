using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace ChatOps.Agent.Models.Gemini;

/// <summary>The shapes of the Gemini API, v1beta, <c>models.generateContent</c>; only the fields that are used.</summary>
internal sealed record GeminiRequest(
    IReadOnlyList<GeminiContent> Contents,
    GeminiContent? SystemInstruction,
    IReadOnlyList<GeminiTool>? Tools,
    GeminiToolConfig? ToolConfig,
    GeminiGenerationConfig? GenerationConfig);

/// <summary>What one side said.</summary>
/// <param name="Role"><c>user</c> or <c>model</c>; a function's result comes from the user's side. Null for the system instruction.</param>
/// <param name="Parts">Parts in order.</param>
internal sealed record GeminiContent(string? Role, IReadOnlyList<GeminiPart>? Parts);

/// <summary>One part; exactly one of its kinds is there.</summary>
internal sealed record GeminiPart
{
    public string? Text { get; init; }

    /// <summary>True for a summary of the model's thinking.</summary>
    public bool? Thought { get; init; }

    public GeminiBlob? InlineData { get; init; }

    public GeminiFunctionCall? FunctionCall { get; init; }

    public GeminiFunctionResponse? FunctionResponse { get; init; }

    /// <summary>Opaque; must come back untouched with its part, or the model answers 400.</summary>
    public string? ThoughtSignature { get; init; }
}

internal sealed record GeminiBlob(string MimeType, string Data);

internal sealed record GeminiFunctionCall(string? Id, string Name, JsonObject? Args);

internal sealed record GeminiFunctionResponse(string? Id, string Name, JsonObject Response);

internal sealed record GeminiTool(IReadOnlyList<GeminiFunctionDeclaration> FunctionDeclarations);

internal sealed record GeminiFunctionDeclaration(string Name, string? Description, JsonNode? Parameters);

internal sealed record GeminiToolConfig(GeminiFunctionCallingConfig FunctionCallingConfig);

/// <param name="Mode">AUTO, ANY or NONE.</param>
/// <param name="AllowedFunctionNames">With ANY: only these.</param>
internal sealed record GeminiFunctionCallingConfig(string Mode, IReadOnlyList<string>? AllowedFunctionNames);

internal sealed record GeminiGenerationConfig
{
    public float? Temperature { get; init; }

    public float? TopP { get; init; }

    public int? TopK { get; init; }

    public int? MaxOutputTokens { get; init; }

    public int? Seed { get; init; }

    public IReadOnlyList<string>? StopSequences { get; init; }

    public string? ResponseMimeType { get; init; }

    public JsonNode? ResponseSchema { get; init; }
}

internal sealed record GeminiResponse
{
    public IReadOnlyList<GeminiCandidate>? Candidates { get; init; }

    /// <summary>The candidate that is read; no more than one is asked for.</summary>
    [JsonIgnore]
    public GeminiCandidate? First => Candidates is [var first, ..] ? first : null;

    public GeminiPromptFeedback? PromptFeedback { get; init; }

    public GeminiUsage? UsageMetadata { get; init; }

    public string? ModelVersion { get; init; }

    public string? ResponseId { get; init; }
}

internal sealed record GeminiCandidate(GeminiContent? Content, string? FinishReason);

internal sealed record GeminiPromptFeedback(string? BlockReason);

internal sealed record GeminiUsage(int? PromptTokenCount, int? CandidatesTokenCount, int? ThoughtsTokenCount, int? CachedContentTokenCount, int? TotalTokenCount);

internal sealed record GeminiFailure(GeminiError? Error);

internal sealed record GeminiError(int? Code, string? Message, string? Status);

/// <summary>How the shapes are written.</summary>
internal static class GeminiJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        MaxDepth = 64,
    };
}
