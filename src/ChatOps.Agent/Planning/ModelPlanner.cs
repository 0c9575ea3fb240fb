using System.Buffers;
using System.ClientModel;
using System.Text;
using System.Text.RegularExpressions;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Models;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Prompts;
using ChatOps.Agent.Replies;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.SemanticKernel;
using Microsoft.SemanticKernel.ChatCompletion;

namespace ChatOps.Agent.Planning;

/// <summary>
/// Plans and words a turn with a language model: it picks functions through Semantic Kernel, whose filters decide about every call, and puts what came
/// of them into words, of which only the sentences stay that the results bear out. Whatever goes wrong is a reason, and the offline planner goes on.
/// </summary>
internal sealed partial class ModelPlanner : IModelPlanner
{
    private const string PromptName = "agent.md";
    private const string WithoutModel = "I am answering without the language model just now; the ranking itself doesn't need it.";
    private const string Blocked = "I am answering without the language model just now; its provider would not take this message.";
    private const string UsedUp = "I am answering without the language model just now; your share of it for today is used up.";

    private static readonly SearchValues<char> SentenceEnds = SearchValues.Create(".!?…。！？\n");

    private readonly IChatClient _client;
    private readonly Prompt _prompt;
    private readonly AnswerCheck _check;
    private readonly TokenBudget _budget;
    private readonly AgentMetrics _metrics;
    private readonly ModelHealth _health;
    private readonly ModelOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger<ModelPlanner> _logger;

    public ModelPlanner(
        IChatClient client,
        PromptFolder prompts,
        Understanding understanding,
        TokenBudget budget,
        AgentMetrics metrics,
        ModelHealth health,
        IOptions<ModelOptions> options,
        TimeProvider time,
        ILogger<ModelPlanner> logger)
    {
        _client = client.AsBuilder().UseOpenTelemetry(sourceName: AgentTelemetry.Name).Build(); // without what is said: that is off unless asked for
        (_health, _budget, _metrics, _options, _time, _logger) = (health, budget, metrics, options.Value, time, logger);
        _prompt = prompts.Read(PromptName);
        _check = new AnswerCheck(understanding);
    }

    public bool IsOn => true;

    private string Model => _options.EffectiveName ?? "model";

    public async Task<(Reply? Reply, string? WhyNot)> AnswerAsync(string text, TurnScope scope, Kernel kernel, CancellationToken cancellationToken)
    {
        if (!await _budget.HasRoomAsync(scope.Speaker.Key, cancellationToken))
            return FallBack(FallbackReason.Budget);

        scope.Planner = Model;
        var began = _time.GetTimestamp();
        var rounds = new ModelRounds(_client); // not disposed: it would take the client with it, which is the program's
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(_options.PatienceSeconds), _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var filter = new ModelCallFilter(scope, rounds, _logger, cancellationToken);
        kernel.AutoFunctionInvocationFilters.Add(filter);
        using var activity = AgentTelemetry.Plan(Model);
        try
        {
            var prose = await AskAsync(text, scope, kernel, rounds, filter, either.Token);
            if (filter.Final is null && rounds.NotOffered is { } notOffered && ModelFunctions.Find(notOffered.Name) is { } function)
                await filter.CallAsync(kernel, function, notOffered.Arguments ?? new Dictionary<string, object?>());
            _health.Answered();
            return Answer(prose, text, scope, rounds, filter);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception e)
        {
            // Messages of the providers' clients may quote what was sent, so that only their kind is said.
            if (e is ModelUnavailableException)
                LogUnavailable(e.Message);
            else if (e is OperationCanceledException)
                LogUnavailable("It took too long.");
            else if (e is HttpRequestException or IOException or ClientResultException or AggregateException)
                LogUnavailable($"Its client failed with {e.GetType().Name}{(e is ClientResultException { Status: > 0 and var status } ? $" ({status})" : "")}.");
            else
                LogFailed(e.GetType().FullName!, e.StackTrace);
            _health.Failed(patience.IsCancellationRequested ? FallbackReason.Slow : FallbackReason.Failed);
            return FallBack(patience.IsCancellationRequested ? FallbackReason.Slow : FallbackReason.Failed);
        }
        finally
        {
            await AccountAsync(scope, rounds, _time.GetElapsedTime(began));
        }
    }

    /// <summary>Lets the model work and gives back what it wrote after its last call.</summary>
    private async Task<string> AskAsync(string text, TurnScope scope, Kernel kernel, ModelRounds rounds, ModelCallFilter filter, CancellationToken cancellationToken)
    {
        var history = new ChatHistory(_prompt.Text + "\n\n" + ModelContext.Of(scope, _time.GetUtcNow()));
        foreach (var exchange in scope.State.Lately)
        {
            history.AddUserMessage(exchange.Said.Length > 0 ? exchange.Said : "(a file)");
            history.AddAssistantMessage(Italics().Replace(exchange.Answered, "*...*")); // titles are other people's words
        }

        history.AddUserMessage(text);
        var chat = rounds.AsBuilder().UseKernelFunctionInvocation().Build().AsChatCompletionService();
        var (prose, request, reported) = (new StringBuilder(), 0, "");
        await foreach (var piece in chat.GetStreamingChatMessageContentsAsync(history, Settings(scope, kernel), kernel, cancellationToken))
        {
            if (rounds.Requests != request)
                (request, _) = (rounds.Requests, prose.Clear()); // what was said before a call was no answer
            prose.Append(piece.Content);
            // Words before the first result are more often "let me look" than an answer.
            if (scope.Progress is null || scope.Outcomes.Count == 0 || filter.Final is not null || rounds.HasCalls || piece.Content?.AsSpan().IndexOfAny(SentenceEnds) is not >= 0)
                continue;
            var checkedSoFar = Checked(prose.ToString(), text, scope, isWhole: false);
            if (checkedSoFar.Length > reported.Length)
                scope.Progress.Report(new TurnProgress(reported = checkedSoFar, IsAnswer: true));
        }

        return prose.ToString();
    }

    private PromptExecutionSettings Settings(TurnScope scope, Kernel kernel)
    {
        var functions = ModelFunctions.For(scope.Speaker).Select(f => kernel.Plugins.GetFunction(f.Plugin, f.ShortName)).ToArray();
        return new PromptExecutionSettings
        {
            // One at a time: the calls of a turn share its state, and the first that is not allowed ends it.
            FunctionChoiceBehavior = FunctionChoiceBehavior.Auto(functions, autoInvoke: true, new FunctionChoiceBehaviorOptions { AllowConcurrentInvocation = false, AllowParallelCalls = true }),
            ExtensionData = new Dictionary<string, object>
            {
                ["temperature"] = (float)_prompt.Settings.Temperature!.Value,
                ["top_p"] = (float)_prompt.Settings.TopP!.Value,
                ["top_k"] = _prompt.Settings.TopK!.Value,
                ["max_tokens"] = _prompt.Settings.MaxOutputTokens!.Value,
            },
        };
    }

    private (Reply? Reply, string? WhyNot) Answer(string prose, string text, TurnScope scope, ModelRounds rounds, ModelCallFilter filter)
    {
        var replies = scope.Outcomes.Select(o => o.Reply).ToArray();
        if (filter.Final is { } final)
            return (final with { Blocks = [.. replies.Where(r => !ReferenceEquals(r, final)).SelectMany(r => r.Blocks), .. final.Blocks] }, null);
        if (rounds.Ended == ChatFinishReason.ContentFilter)
            return FallBack(FallbackReason.Blocked);

        var words = Checked(prose, text, scope, isWhole: rounds.Ended != ChatFinishReason.Length);
        if (replies.Length == 0)
            return words.Length > 0 ? (Reply.Of(ReplyOutcome.None, words), null) : FallBack(FallbackReason.Empty);
        return (new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = words.Length > 0 ? words : string.Join("\n\n", replies.Select(r => r.Text)),
            Blocks = [.. replies.SelectMany(r => r.Blocks)],
            Note = replies.Select(r => r.Note).LastOrDefault(n => n is not null),
            Buttons = replies[^1].Buttons,
        }, null);
    }

    private string Checked(string prose, string text, TurnScope scope, bool isWhole) =>
        _check.Keep(
            prose, text, scope.Outcomes.Select(o => o.Reply), scope.Company, isWhole,
            wasAnythingDone: scope.Outcomes.Any(o => FunctionCatalogue.Find(o.Call.Function) is { HasEffect: true }));

    private (Reply? Reply, string? WhyNot) FallBack(FallbackReason reason)
    {
        LogFallback(reason);
        _metrics.Fallback(reason);
        return (null, reason switch
        {
            FallbackReason.Budget => UsedUp,
            FallbackReason.Blocked => Blocked,
            _ => WithoutModel,
        });
    }

    private async Task AccountAsync(TurnScope scope, ModelRounds rounds, TimeSpan took)
    {
        const double Million = 1e6;
        var cost = (rounds.TokensIn * _options.PricePerMillionInputTokens / Million) + (rounds.TokensOut * _options.PricePerMillionOutputTokens / Million);
        _metrics.Model(Model, took, rounds.TokensIn, rounds.TokensOut, cost);
        if (rounds.Unknown > 0)
            LogUnknown(rounds.Unknown);
        try
        {
            await _budget.SpendAsync(scope.Speaker.Key, rounds.TokensIn + rounds.TokensOut);
        }
        catch (Exception e)
        {
            LogNotAccounted(e.GetType().FullName!); // the answer is there; it is not thrown away for its bill
        }
    }

    [GeneratedRegex(@"(?<!\*)\*[^*\n]+\*(?!\*)")]
    private static partial Regex Italics();

    [LoggerMessage(Level = LogLevel.Warning, Message = "The language model is not available: {Why}")]
    private partial void LogUnavailable(string why);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Asking the language model failed with {Kind} at {Stack}")]
    private partial void LogFailed(string kind, string? stack);

    [LoggerMessage(Level = LogLevel.Information, Message = "The offline planner takes the turn over: {Reason}")]
    private partial void LogFallback(FallbackReason reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The language model called functions that don't exist, {Count} times in a turn")]
    private partial void LogUnknown(int count);

    [LoggerMessage(Level = LogLevel.Error, Message = "The tokens of a turn could not be written to the ledger ({Kind})")]
    private partial void LogNotAccounted(string kind);
}
