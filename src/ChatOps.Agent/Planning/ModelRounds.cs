using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace ChatOps.Agent.Planning;

/// <summary>
/// The client of one turn, under Semantic Kernel's loop: counts rounds and tokens, and puts right what a model gets wrong in a call before the loop
/// sees it. After the last round no functions are offered any more, so that the model has to answer and the loop has to end.
/// </summary>
internal sealed class ModelRounds(IChatClient client) : DelegatingChatClient(client)
{
    /// <summary>Rounds of calls in one turn. The hardest question of the contract takes three; six leave room for a mistake, and cap cost and time.</summary>
    public const int MaxToolRounds = 6;

    /// <summary>Calls in one answer of the model that are looked at; a plan or comparison of more is one call of its own.</summary>
    private const int MaxCallsAtOnce = 8;

    /// <summary>Characters per token, for providers that don't say what was used: a rule of thumb for English.</summary>
    private const int CharactersPerToken = 4;

    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);

    /// <summary>Requests so far.</summary>
    public int Requests { get; private set; }

    /// <summary>Tokens sent.</summary>
    public long TokensIn { get; private set; }

    /// <summary>Tokens that came back.</summary>
    public long TokensOut { get; private set; }

    /// <summary>Why the newest answer ended; null while it has not.</summary>
    public ChatFinishReason? Ended { get; private set; }

    /// <summary>The first call of a function that the speaker was not offered, if the model made one all the same.</summary>
    public FunctionCallContent? NotOffered { get; private set; }

    /// <summary>Calls of functions that don't exist.</summary>
    public int Unknown { get; private set; }

    /// <summary>Whether the newest answer asks for functions.</summary>
    public bool HasCalls { get; private set; }

    /// <summary>Whether the arguments of a call could not be read.</summary>
    public bool IsUnreadable(string? callId) => callId is not null && _unreadable.Contains(callId);

    public override async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ChatMessage[] sent = [.. messages];
        var (isLast, names) = (Requests++ >= MaxToolRounds, options?.Tools?.Select(t => t.Name).ToArray() ?? []);
        if (isLast && options is not null)
        {
            options = options.Clone();
            (options.Tools, options.ToolMode) = (null, null);
        }

        (Ended, HasCalls) = (null, false);
        var (calls, usage, characters) = (0, default(UsageDetails), 0);
        try
        {
            await foreach (var update in base.GetStreamingResponseAsync(sent, options, cancellationToken))
            {
                Ended = update.FinishReason ?? Ended;
                characters += update.Text.Length;
                for (var n = update.Contents.Count - 1; n >= 0; n--)
                {
                    if (update.Contents[n] is UsageContent used)
                        usage = used.Details;
                    if (update.Contents[n] is not FunctionCallContent call)
                        continue;
                    if (isLast || ++calls > MaxCallsAtOnce)
                        update.Contents.RemoveAt(n);
                    else
                        update.Contents[n] = Repaired(call, names);
                }

                yield return update;
            }
        }
        finally
        {
            // A stream that breaks off has not said what it used; it was used all the same.
            TokensIn += usage?.InputTokenCount ?? sent.Sum(m => m.Text.Length) / CharactersPerToken;
            TokensOut += usage?.OutputTokenCount ?? characters / CharactersPerToken;
        }
    }

    /// <summary>Not used: the turn streams.</summary>
    public override Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    private FunctionCallContent Repaired(FunctionCallContent call, IReadOnlyList<string> offered)
    {
        HasCalls = true;
        if (call.Exception is not null)
            _unreadable.Add(call.CallId);
        if (offered.Contains(call.Name))
            return call;
        if (ModelFunctions.Find(call.Name) is not { } contract)
        {
            Unknown++;
            return call;
        }

        if (offered.FirstOrDefault(o => ModelFunctions.Find(o) == contract) is { } name)
            return new FunctionCallContent(call.CallId, name, call.Arguments) { AdditionalProperties = call.AdditionalProperties, Exception = call.Exception };
        NotOffered ??= call;
        return call;
    }
}
