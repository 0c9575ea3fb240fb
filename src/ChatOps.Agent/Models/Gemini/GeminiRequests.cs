using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace ChatOps.Agent.Models.Gemini;

/// <summary>From messages and options to a request.</summary>
internal static class GeminiRequests
{
    /// <summary>Property of a content that carries Gemini's opaque signature.</summary>
    public const string Signature = "thoughtSignature";

    /// <summary>Property of a call that carries the id Gemini gave it, where it gave one.</summary>
    public const string WireId = "geminiId";

    public static GeminiRequest Write(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var (system, contents) = (new List<GeminiPart>(), new List<GeminiContent>());
        var calls = new Dictionary<string, (string Name, string? Id)>(StringComparer.Ordinal);
        if (!string.IsNullOrWhiteSpace(options?.Instructions))
            system.Add(new GeminiPart { Text = options.Instructions });
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.System)
            {
                system.Add(new GeminiPart { Text = message.Text });
                continue;
            }

            var role = message.Role == ChatRole.Assistant ? "model" : "user";
            GeminiPart[] parts = [.. message.Contents.Select(c => Part(c, calls)).OfType<GeminiPart>()];
            if (parts.Length == 0)
                continue;
            // The results of parallel calls belong into one turn, and turns have to alternate.
            if (contents.Count > 0 && contents[^1].Role == role)
                contents[^1] = new GeminiContent(role, [.. contents[^1].Parts!, .. parts]);
            else
                contents.Add(new GeminiContent(role, parts));
        }

        return new GeminiRequest(
            contents,
            system.Count > 0 ? new GeminiContent(null, system) : null,
            Tools(options),
            ToolConfig(options),
            GenerationConfig(options));
    }

    private static GeminiPart? Part(AIContent content, Dictionary<string, (string Name, string? Id)> calls)
    {
        var signature = content.AdditionalProperties?.GetValueOrDefault(Signature) as string;
        switch (content)
        {
            case TextContent text:
                return text.Text.Length > 0 || signature is not null ? new GeminiPart { Text = text.Text, ThoughtSignature = signature } : null;
            case TextReasoningContent { ProtectedData: { } data } reasoning:
                return new GeminiPart { Text = reasoning.Text, ThoughtSignature = data, Thought = reasoning.Text.Length > 0 ? true : null };
            case DataContent data:
                return new GeminiPart { InlineData = new GeminiBlob(data.MediaType, Convert.ToBase64String(data.Data.Span)) };
            case FunctionCallContent call:
                var id = call.AdditionalProperties?.GetValueOrDefault(WireId) as string;
                calls[call.CallId] = (call.Name, id);
                var arguments = JsonSerializer.SerializeToNode(call.Arguments ?? new Dictionary<string, object?>(), AIJsonUtilities.DefaultOptions)!.AsObject();
                return new GeminiPart { FunctionCall = new GeminiFunctionCall(id, call.Name, arguments), ThoughtSignature = signature };
            case FunctionResultContent result:
                var (name, wireId) = calls.GetValueOrDefault(result.CallId, (result.CallId, null));
                return new GeminiPart { FunctionResponse = new GeminiFunctionResponse(wireId, name, Result(result)) };
            default:
                return null;
        }
    }

    /// <summary>Gemini takes an object; anything else is put into one.</summary>
    private static JsonObject Result(FunctionResultContent result)
    {
        if (result.Exception is not null)
            return new JsonObject { ["error"] = "The function failed." };
        var node = JsonSerializer.SerializeToNode(result.Result, AIJsonUtilities.DefaultOptions);
        return node as JsonObject ?? new JsonObject { ["output"] = node };
    }

    private static GeminiTool[]? Tools(ChatOptions? options)
    {
        var functions = options?.Tools?.OfType<AIFunctionDeclaration>()
            .Select(f => new GeminiFunctionDeclaration(f.Name, f.Description, GeminiSchema.From(f.JsonSchema)))
            .ToArray();
        return functions is { Length: > 0 } ? [new GeminiTool(functions)] : null;
    }

    private static GeminiToolConfig? ToolConfig(ChatOptions? options) => options?.Tools is not { Count: > 0 } ? null : options.ToolMode switch
    {
        NoneChatToolMode => new GeminiToolConfig(new GeminiFunctionCallingConfig("NONE", null)),
        RequiredChatToolMode { RequiredFunctionName: { } name } => new GeminiToolConfig(new GeminiFunctionCallingConfig("ANY", [name])),
        RequiredChatToolMode => new GeminiToolConfig(new GeminiFunctionCallingConfig("ANY", null)),
        _ => null,
    };

    private static GeminiGenerationConfig? GenerationConfig(ChatOptions? options)
    {
        if (options is null)
            return null;
        var json = options.ResponseFormat as ChatResponseFormatJson;
        return new GeminiGenerationConfig
        {
            Temperature = options.Temperature,
            TopP = options.TopP,
            TopK = options.TopK,
            MaxOutputTokens = options.MaxOutputTokens,
            Seed = (int?)options.Seed,
            StopSequences = options.StopSequences is { Count: > 0 } stops ? [.. stops] : null,
            ResponseMimeType = json is null ? null : "application/json",
            ResponseSchema = json?.Schema is { } schema ? GeminiSchema.From(schema) : null,
        };
    }
}
