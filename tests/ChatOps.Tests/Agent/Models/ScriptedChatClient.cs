using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatOps.Tests.Agent.Models;

/// <summary>A model that answers what it was told to, first in, first out, and keeps what it was asked.</summary>
internal sealed class ScriptedChatClient : IChatClient
{
    private readonly Queue<Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>>> _answers = new();
    private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _calls;

    /// <summary>Ends when the first request has arrived.</summary>
    public Task Arrived => _arrived.Task;

    /// <summary>What it was asked, in order.</summary>
    public List<(IReadOnlyList<ChatMessage> Messages, ChatOptions? Options)> Requests { get; } = [];

    /// <summary>The system message of the first request.</summary>
    public string System => Requests[0].Messages[0].Text;

    /// <summary>Names of the functions that the first request offers.</summary>
    public IReadOnlyList<string> Offered => [.. Requests[0].Options!.Tools!.Select(t => t.Name)];

    /// <summary>Results of functions that the request of this number carries, as the model reads them.</summary>
    public IReadOnlyList<string> Results(int request) =>
        [.. Requests[request].Messages.SelectMany(m => m.Contents).OfType<FunctionResultContent>().Select(r => JsonSerializer.Serialize(r.Result, AIJsonUtilities.DefaultOptions))];

    /// <summary>Says something, in pieces.</summary>
    public ScriptedChatClient Then(params string[] pieces) => Then([.. pieces.Select(p => new ChatResponseUpdate(ChatRole.Assistant, p)), End(ChatFinishReason.Stop)]);

    /// <summary>Calls functions, all at once.</summary>
    public ScriptedChatClient ThenCalls(params (string Function, string Arguments)[] calls) => Then(
    [
        .. calls.Select(c => new ChatResponseUpdate(ChatRole.Assistant, [Call(c.Function, c.Arguments)])),
        End(ChatFinishReason.ToolCalls),
    ]);

    /// <summary>Answers with these very updates.</summary>
    public ScriptedChatClient Then(params ChatResponseUpdate[] updates)
    {
        _answers.Enqueue(_ => updates.ToAsyncEnumerable());
        return this;
    }

    /// <summary>Fails after it has said something.</summary>
    public ScriptedChatClient ThenFails(Exception exception, params string[] pieces)
    {
        _answers.Enqueue(_ => Failing(exception, pieces));
        return this;
    }

    /// <summary>Never answers.</summary>
    public ScriptedChatClient ThenSilence()
    {
        _answers.Enqueue(Silence);
        return this;
    }

    public static ChatResponseUpdate End(ChatFinishReason reason, long tokensIn = 100, long tokensOut = 20) =>
        new(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = tokensIn, OutputTokenCount = tokensOut })]) { FinishReason = reason };

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        Requests.Add(([.. messages], options));
        _arrived.TrySetResult();
        return _answers.TryDequeue(out var answer) ? answer(cancellationToken) : throw new InvalidOperationException("Nothing is scripted any more: secret details.");
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private FunctionCallContent Call(string function, string arguments)
    {
        var id = $"c{++_calls}";
        try
        {
            return new FunctionCallContent(id, function, JsonSerializer.Deserialize<Dictionary<string, object?>>(arguments));
        }
        catch (JsonException e)
        {
            return new FunctionCallContent(id, function) { Exception = e };
        }
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Failing(Exception exception, string[] pieces)
    {
        foreach (var piece in pieces)
            yield return new ChatResponseUpdate(ChatRole.Assistant, piece);
        await Task.Yield();
        throw exception;
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Silence([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource();
        await never.Task.WaitAsync(cancellationToken);
        yield break;
    }
}
