using ChatOps.Agent.Conversations;
using ChatOps.Agent.Plugins;
using ChatOps.Agent.Replies;
using Microsoft.SemanticKernel;

namespace ChatOps.Agent.Access;

/// <summary>Lets a call through only if the speaker's role allows it. Then, and not before, it asks for what is missing.</summary>
internal sealed class RoleFilter : CallFilter
{
    protected override async Task<Reply?> FilterAsync(
        FunctionInvocationContext context, FunctionContract contract, TurnScope scope, Func<FunctionInvocationContext, Task> next)
    {
        var call = CallOf(context);
        if (!contract.Allows(scope.Speaker, call.Call["person"]))
            return Denied(contract, scope.Speaker);
        if ((call.Problem ?? NothingThere(call, scope)) is { } problem)
            return Questions.Ask(call, problem, scope.State);
        await next(context);
        return null;
    }

    private static Reply Denied(FunctionContract contract, Speaker speaker)
    {
        var instead = speaker.Role == Role.Employee
            ? contract.Name == "cv.forget_person"
                ? " To have your own data erased, please ask HR."
                : " I can show you tasks, your own workload, your own results, or who knows a skill."
            : " Ask me for help to see what you can do.";
        return Reply.Of(ReplyOutcome.Denied, contract.Denial + instead);
    }

    /// <summary>"Save it" needs a CV, "apply the plan" a plan.</summary>
    private static ArgumentProblem? NothingThere(ResolvedCall call, TurnScope scope) => call.Function.Name switch
    {
        "cv.analyze_cv" when scope.Turn.Files.Count == 0 => new ArgumentProblem("files", "Which CV? Attach one or more files, as PDF, Word or text.", []),
        "cv.show_cv" when call.Call["person"] is null && scope.State.Cvs.Count == 0 => NoCv,
        "cv.correct_cv" or "cv.match_cv" or "cv.save_cv" when scope.State.Cvs.Count == 0 => NoCv,
        "ranking.apply_plan" when scope.State.Plan is null => new ArgumentProblem("plan", "There is no plan yet. Ask for one first: \"plan all open tasks\".", []),
        _ => null,
    };

    private static ArgumentProblem NoCv => new("cv", "There is no CV in this conversation yet. Attach one, and I'll read it.", []);
}
