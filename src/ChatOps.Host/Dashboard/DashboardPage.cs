using ChatOps.Agent.Access;
using ChatOps.Agent.Plugins;

namespace ChatOps.Host.Dashboard;

/// <summary>A page of the dashboard, and who may open it: whoever may call one of the chat functions that tell the same.</summary>
/// <param name="Path">Address from the root, without a slash at the end.</param>
/// <param name="Title">Its name in the menu and its heading.</param>
/// <param name="Icon">Icon of the menu, as SVG.</param>
/// <param name="Functions">Those functions, the main one first.</param>
internal sealed record DashboardPage(string Path, string Title, string Icon, params IReadOnlyList<string> Functions)
{
    private readonly string? _denial;

    /// <summary>Why somebody may not open it, as a sentence: the main function's unless set.</summary>
    public string Denial
    {
        get => _denial ?? FunctionCatalogue.Find(Functions[0])!.Denial;
        init => _denial = value;
    }

    /// <summary>Whether a speaker may open it.</summary>
    public bool Allows(Speaker speaker) => Functions.Any(f => speaker.May(f));
}
