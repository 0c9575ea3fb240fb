using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatOps.Agent.Models.Gemini;

/// <summary>From a response, or a piece of a streamed one, to contents.</summary>
internal static class GeminiResponses
{
    /// <summary>Contents of the first candidate.</summary>
    /// <exception cref="FormatException">A call names no function, or data is no base64.</exception>
    public static List<AIContent> Contents(GeminiResponse response)
    {
        var contents = new List<AIContent>();
        foreach (var part in response.First?.Content?.Parts ?? [])
        {
            if (part.FunctionCall is { } call)
            {
                if (string.IsNullOrEmpty(call.Name))
                    throw new FormatException("A call names no function.");
                // An id of our own: Gemini often gives none, and what it gives is not unique in a conversation.
                var content = new FunctionCallContent(
                    Guid.NewGuid().ToString("N"),
                    call.Name,
                    call.Args?.ToDictionary(a => a.Key, a => (object?)JsonSerializer.SerializeToElement(a.Value)) ?? []); // elements, as every client gives: Semantic Kernel can write no others
                Keep(content, GeminiRequests.WireId, call.Id);
                Keep(content, GeminiRequests.Signature, part.ThoughtSignature);
                contents.Add(content);
            }
            else if (part.Thought == true)
            {
                contents.Add(new TextReasoningContent(part.Text) { ProtectedData = part.ThoughtSignature });
            }
            else if (part.Text is { Length: > 0 } text)
            {
                var content = new TextContent(text);
                Keep(content, GeminiRequests.Signature, part.ThoughtSignature);
                contents.Add(content);
            }
            else if (part.ThoughtSignature is { } signature)
            {
                contents.Add(new TextReasoningContent("") { ProtectedData = signature });
            }
            else if (part.InlineData is { } blob)
            {
                contents.Add(new DataContent(Convert.FromBase64String(blob.Data), blob.MimeType));
            }
        }

        return contents;
    }

    /// <summary>Why it ended; null while it has not.</summary>
    public static ChatFinishReason? FinishReason(GeminiResponse response, bool hasCalls)
    {
        if (response.PromptFeedback?.BlockReason is not null)
            return ChatFinishReason.ContentFilter;
        return response.First?.FinishReason switch
        {
            null or "FINISH_REASON_UNSPECIFIED" => null,
            "STOP" => hasCalls ? ChatFinishReason.ToolCalls : ChatFinishReason.Stop,
            "MAX_TOKENS" => ChatFinishReason.Length,
            "SAFETY" or "RECITATION" or "BLOCKLIST" or "PROHIBITED_CONTENT" or "SPII" or "IMAGE_SAFETY" or "LANGUAGE" => ChatFinishReason.ContentFilter,
            var other => new ChatFinishReason(other.ToLowerInvariant()), // MALFORMED_FUNCTION_CALL, OTHER and what may come
        };
    }

    public static UsageDetails? Usage(GeminiResponse response) => response.UsageMetadata is not { } usage ? null : new UsageDetails
    {
        InputTokenCount = usage.PromptTokenCount,
        OutputTokenCount = (usage.CandidatesTokenCount ?? 0) + (usage.ThoughtsTokenCount ?? 0),
        ReasoningTokenCount = usage.ThoughtsTokenCount,
        CachedInputTokenCount = usage.CachedContentTokenCount,
        TotalTokenCount = usage.TotalTokenCount,
    };

    private static void Keep(AIContent content, string key, string? value)
    {
        if (value is not null)
            (content.AdditionalProperties ??= [])[key] = value;
    }
}
