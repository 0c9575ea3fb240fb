using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;

namespace ChatOps.Channels.Web;

/// <summary>One exchange on the page: what was said, and the answer when it is there.</summary>
/// <param name="said">The speaker's words.</param>
public sealed class WebEntry(string said)
{
    /// <summary>The speaker's words.</summary>
    public string Said { get; } = said;

    /// <summary>The answer; null while it is being worked on.</summary>
    public Reply? Reply { get; internal set; }

    /// <summary>What is being done, while there is no answer; null where nothing was said yet.</summary>
    public TurnProgress? Progress { get; internal set; }

    /// <summary>Whether the buttons have had their press; a question is answered once.</summary>
    public bool IsSpent { get; internal set; }
}
