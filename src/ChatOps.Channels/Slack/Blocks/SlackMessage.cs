using System.Text.Json.Nodes;

namespace ChatOps.Channels.Slack.Blocks;

/// <summary>A message.</summary>
/// <param name="Text">What is read where the blocks aren't shown: in a notification, read aloud.</param>
/// <param name="Blocks">What is shown.</param>
internal sealed record SlackMessage(string Text, JsonArray Blocks)
{
    /// <summary>What is said of a message that may be there already.</summary>
    public const string PerhapsTwice = InterruptedReply.Sentence;

    /// <summary>Words alone, in a reply's markup.</summary>
    public static SlackMessage Of(string text) => new(BlockText.Summary(text), new JsonArray([.. BlockText.Sections(text)]));

    /// <summary>The same message with a tag that the bot finds it by: the id of its first block.</summary>
    public SlackMessage Tagged(string tag)
    {
        var blocks = Blocks.DeepClone().AsArray();
        if (blocks.Count > 0)
            blocks[0]!["block_id"] = tag;
        return this with { Blocks = blocks };
    }

    /// <summary>The same message, with a word on why it may be there twice.</summary>
    public SlackMessage SaidPerhapsTwice() =>
        Blocks.Count >= ReplyBlocks.Most ? this : this with { Blocks = [.. Blocks.Select(b => b!.DeepClone()), BlockText.Context(PerhapsTwice)] };
}
