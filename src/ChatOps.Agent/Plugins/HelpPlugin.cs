using ChatOps.Agent.Access;

namespace ChatOps.Agent.Plugins;

/// <summary>What one can ask for.</summary>
internal static class HelpPlugin
{
    public static IReadOnlyList<FunctionContract> Functions { get; } =
    [
        new("help.help", "Shows what the speaker's role can ask for.", "Help", Roles.Everybody, new ArgumentContract("topic", ArgumentKind.Text, "What help is wanted on.")),
    ];
}
