using System.Text.Json;
using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;
using ChatOps.Workforce.Store.Erasure;

namespace ChatOps.Channels.Web;

/// <summary>One exchange on the page: what was said, and the answer when it is there.</summary>
/// <param name="said">The speaker's words.</param>
public sealed class WebEntry(string said)
{
    /// <summary>The speaker's words.</summary>
    public string Said { get; } = said;

    /// <summary>What it is about, where it was said unasked; null for an answer.</summary>
    public string? Topic { get; init; }

    /// <summary>Names of the files that were sent along.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>The answer; null while it is being worked on.</summary>
    public Reply? Reply { get; internal set; }

    /// <summary>What is being done, while there is no answer; null where nothing was said yet.</summary>
    public TurnProgress? Progress { get; internal set; }

    /// <summary>Whether the buttons have had their press; a question is answered once.</summary>
    public bool IsSpent { get; internal set; }

    /// <summary>The entry without what somebody is called; itself where it mentions nobody, or is still worked on.</summary>
    internal WebEntry Without(MentionPattern mentions, string instead)
    {
        if (Reply is null)
            return this;
        var reply = JsonSerializer.Serialize(Reply, ReplyJson.Options);
        return !mentions.IsIn(Said) && !mentions.IsIn(reply) && !Files.Any(mentions.IsIn)
            ? this
            : new WebEntry(mentions.Replace(Said, instead))
            {
                Files = [.. Files.Select(f => mentions.Replace(f, instead))],
                Topic = Topic,
                Reply = JsonSerializer.Deserialize<Reply>(mentions.Replace(reply, instead), ReplyJson.Options),
                IsSpent = IsSpent,
            };
    }
}
