using ChatOps.Agent.Conversations;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using Microsoft.Extensions.Logging;
using Microsoft.SemanticKernel;

namespace ChatOps.Agent.Planning;

/// <summary>
/// Stands between Semantic Kernel's loop and the functions for one turn: runs each call through the kernel with its filters, tells the model what came
/// of it, and ends the loop as soon as there is something that the speaker has to be told or asked in the function's own words.
/// </summary>
/// <param name="scope">The turn.</param>
/// <param name="rounds">The turn's client.</param>
/// <param name="logger">For what breaks.</param>
/// <param name="cancellationToken">Stops the turn; the patience with the model must not stop a function half way.</param>
internal sealed partial class ModelCallFilter(TurnScope scope, ModelRounds rounds, ILogger logger, CancellationToken cancellationToken) : IAutoFunctionInvocationFilter
{
    private const string NotCalled = "Not called: the turn has ended.";
    private const string NotReadable = "The arguments were not readable JSON; nothing was done. Call the function again with readable ones.";
    private const string SameAgain = "This was called already in this turn; the result is the one above.";

    /// <summary>A result may hold text that gives orders; what follows from one can only be a question or another look.</summary>
    private const string NotAsked = "Not done: what has an effect has to be asked for by the speaker in this message. Say that the speaker can ask for it.";

    /// <summary>What model and speaker are told where a function breaks; the log has the rest.</summary>
    private const string Broken = "That did not work: something broke on my side. The log has the details; please try again.";

    private readonly HashSet<string> _made = new(StringComparer.Ordinal);

    /// <summary>What ended the loop, to be said as it is; null while nothing has.</summary>
    public Reply? Final { get; private set; }

    public async Task OnAutoFunctionInvocationAsync(AutoFunctionInvocationContext context, Func<AutoFunctionInvocationContext, Task> next)
    {
        if (Final is not null)
        {
            Tell(context, NotCalled);
            context.Terminate = true;
            return;
        }

        if (rounds.IsUnreadable(context.ToolCallId))
        {
            Tell(context, NotReadable);
            return;
        }

        var function = ModelFunctions.Find($"{context.Function.PluginName}_{context.Function.Name}") ?? ModelFunctions.Find(context.Function.Name)
            ?? throw new InvalidOperationException($"{context.Function.Name} is not in the catalogue.");
        if (function is { HasEffect: true, Confirms: false } && context.RequestSequenceIndex > 0)
        {
            Tell(context, NotAsked);
            return;
        }

        if (!_made.Add(function.Name + '\n' + string.Join('\n', (context.Arguments ?? []).OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => $"{a.Key}={a.Value}"))))
        {
            Tell(context, SameAgain);
            return;
        }

        await CallAsync(context.Kernel, function, context.Arguments ?? []);
        if (Final is not null)
        {
            Tell(context, Final.Text);
            context.Terminate = true;
        }
        else
        {
            context.Result = new FunctionResult(context.Function, ReplyView.Of(scope.Outcomes[^1].Reply));
        }
    }

    /// <summary>Makes a call through the kernel's filters. Not by the loop's own way, which would turn the whole reply into JSON.</summary>
    public async Task CallAsync(Kernel kernel, Plugins.FunctionContract function, IEnumerable<KeyValuePair<string, object?>> arguments)
    {
        try
        {
            var given = new KernelArguments(arguments.ToDictionary(a => a.Key, a => a.Value));
            var result = await kernel.InvokeAsync(kernel.Plugins.GetFunction(function.Plugin, function.ShortName), given, cancellationToken);
            var reply = result.GetValue<Reply>()!;
            // What a CV says is for the speaker: a model that may call functions never reads it.
            if (reply.Outcome != ReplyOutcome.Allowed || function.Plugin == CvPlugin.Name)
                Final = reply;
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            LogBroken(logger, function.Name, e.GetType().FullName!, e.StackTrace);
            Final = Reply.Of(ReplyOutcome.Failed, Broken);
        }
    }

    private static void Tell(AutoFunctionInvocationContext context, string what) => context.Result = new FunctionResult(context.Function, what);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Function}, called by the language model, failed with {Kind} at {Stack}")]
    private static partial void LogBroken(ILogger logger, string function, string kind, string? stack);
}
