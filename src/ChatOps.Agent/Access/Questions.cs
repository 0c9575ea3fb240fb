using ChatOps.Agent.Conversations;
using ChatOps.Agent.Planning;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Access;

/// <summary>Asks for an argument, offers what may be meant, and remembers what was asked.</summary>
internal static class Questions
{
    public static Reply Ask(ResolvedCall call, ArgumentProblem problem, ConversationState state)
    {
        state.Asked = new AskedCall(call.Call, problem.Argument, [.. problem.Choices.Select(c => c.Value)]);
        if (call.Call["task"] is { } task)
            state.TaskId = task;
        return Reply.Of(ReplyOutcome.Clarify, problem.Question, [.. problem.Choices.Select(c => Choice(call, problem.Argument, c))]);
    }

    private static ReplyButton Choice(ResolvedCall call, string argument, (string Value, string Label) choice)
    {
        var isList = call.Function.Argument(argument) is { Kind: ArgumentKind.People or ArgumentKind.Tasks or ArgumentKind.Skills };
        IReadOnlyList<string> values = isList ? [.. call.Call.All(argument), choice.Value] : [choice.Value];
        return new ReplyButton(choice.Label, choice.Label, call.Call.With(argument, values));
    }
}
