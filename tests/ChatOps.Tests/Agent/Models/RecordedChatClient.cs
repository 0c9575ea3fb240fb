using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatOps.Tests.Agent.Models;

/// <summary>A model that makes the calls it is told to, says nothing of its own, and keeps all that it was sent, as text.</summary>
internal sealed class RecordedChatClient : IChatClient
{
    private static readonly JsonSerializerOptions Readable = new(AIJsonUtilities.DefaultOptions) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<FunctionCallContent> _next = [];
    private int _calls;

    /// <summary>What the planner of conversations sent, a request each.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>What the reader of CVs sent.</summary>
    public List<string> CvsAsked { get; } = [];

    /// <summary>Makes these calls in the next turn, all at once.</summary>
    public void Calls(params (string Function, Dictionary<string, object?> Arguments)[] calls) =>
        _next.AddRange(calls.Select(c => new FunctionCallContent($"c{++_calls}", c.Function.Replace('.', '_'), c.Arguments)));

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var isCv = options?.ResponseFormat is ChatResponseFormatJson;
        (isCv ? CvsAsked : Asked).Add(Text(messages, options));
        AIContent[] answer = isCv || _next.Count == 0 ? [new TextContent(isCv ? "null" : "Noted.")] : [.. _next];
        if (!isCv)
            _next.Clear();
        return answer.Select(c => new ChatResponseUpdate(ChatRole.Assistant, [c])).ToAsyncEnumerable();
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static string Text(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var text = new StringBuilder(options?.Instructions);
        foreach (var tool in (options?.Tools ?? []).Cast<AIFunctionDeclaration>())
            text.Append(tool.Name).Append(' ').Append(tool.Description).Append(' ').Append(tool.JsonSchema).Append('\n');
        foreach (var message in messages)
        {
            text.Append(message.Role).Append(' ').Append(message.AuthorName).Append(": ");
            foreach (var content in message.Contents)
            {
                text.Append(content switch
                {
                    TextContent said => said.Text,
                    FunctionCallContent call => call.Name + JsonSerializer.Serialize(call.Arguments, Readable),
                    FunctionResultContent result => JsonSerializer.Serialize(result.Result, Readable),
                    DataContent data => Encoding.Latin1.GetString(data.Data.Span),
                    _ => throw new NotSupportedException($"{content.GetType()} would go unseen."),
                }).Append('\n');
            }
        }

        return text.ToString();
    }
}
