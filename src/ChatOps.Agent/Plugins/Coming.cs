using ChatOps.Agent.Replies;

namespace ChatOps.Agent.Plugins;

/// <summary>What is said for a function whose service is not there yet: plainly, and that nothing was done.</summary>
internal static class Coming
{
    public static Reply Of(FunctionContract contract) => Reply.Of(
        ReplyOutcome.Unavailable,
        $"I understood that, but this version of ChatOps can't do it yet, and nothing was done. ({What(contract)})");

    private static string What(FunctionContract contract) => contract.Plugin switch
    {
        "training" => "Training from chat comes with training control; until then: chatops train",
        _ => $"{contract.Name} has no service behind it.",
    };
}
