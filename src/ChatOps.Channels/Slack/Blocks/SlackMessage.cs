using System.Text.Json.Nodes;

namespace ChatOps.Channels.Slack.Blocks;

/// <summary>A message.</summary>
/// <param name="Text">What is read where the blocks aren't shown: in a notification, read aloud.</param>
/// <param name="Blocks">What is shown.</param>
internal sealed record SlackMessage(string Text, JsonArray Blocks)
{
    /// <summary>Words alone, in a reply's markup.</summary>
    public static SlackMessage Of(string text) => new(BlockText.Summary(text), new JsonArray([.. BlockText.Sections(text)]));
}
