using System.Globalization;
using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Presses;

namespace ChatOps.Channels.Slack.Blocks;

/// <summary>A reply in Block Kit (https://docs.slack.dev/reference/block-kit), within its limits.</summary>
/// <param name="seals">Seals the buttons.</param>
/// <param name="pages">Where answers are seen that don't fit.</param>
internal sealed class ReplyBlocks(PressSeals seals, ReplyPages pages)
{
    /// <summary>Most blocks of a message.</summary>
    public const int Most = 50;

    /// <summary>The message.</summary>
    /// <param name="reply">What it shows.</param>
    /// <param name="owner">Who may press its buttons, and where; null for nobody.</param>
    /// <param name="most">Most blocks.</param>
    public SlackMessage Of(Reply reply, PressOwner? owner, int most = Most)
    {
        var buttons = new BlockButtons(seals, owner, isOfQuestion: reply.Outcome == ReplyOutcome.Confirm);
        var body = BlockText.Sections(Text(reply)).Concat(reply.Blocks.SelectMany(b => Blocks(b, buttons))).ToList();
        var foot = new List<JsonObject>();
        if (reply.Note is { } note)
            foot.AddRange(BlockText.Pack(BlockText.Paragraphs(note), "\n").Take(2).Select(BlockText.Context));
        if (buttons.Of(reply.Buttons) is { } row)
            foot.Add(row);
        if (body.Count + foot.Count > most)
        {
            var room = most - foot.Count - 1;
            foot.Insert(0, BlockText.Context(string.Create(CultureInfo.InvariantCulture, $"{body.Count - room} more parts did not fit here; ask for less at a time to see them. {Link(reply)}").TrimEnd()));
            body.RemoveRange(room, body.Count - room);
        }

        return new SlackMessage(Summary(reply), new JsonArray([.. body, .. foot]));
    }

    /// <summary>The reply's words alone, for where its blocks are not taken.</summary>
    public SlackMessage WordsOf(Reply reply)
    {
        var words = SlackMessage.Of($"{ShortText.Of(reply.Text, BlockText.LongestText)}\n\n{ReplyPages.More}");
        return Link(reply) is { Length: > 0 } link ? words with { Blocks = [.. words.Blocks.Select(b => b!.DeepClone()), BlockText.Context(link)] } : words;
    }

    /// <summary>The link to all of it; empty where there is none.</summary>
    private string Link(Reply reply) => pages.Of(reply) is { } page ? $"<{BlockText.Escape(page.AbsoluteUri)}|{ReplyPages.Label}>" : "";

    private static string Text(Reply reply) => reply.Outcome == ReplyOutcome.Failed ? $"**Something went wrong.**\n\n{reply.Text}" : reply.Text;

    private static string Summary(Reply reply) =>
        BlockText.Summary(string.Join(" ", [reply.Text, .. reply.Blocks.OfType<RankingBlock>().Select(RankingWords.Line), .. reply.Blocks.OfType<PictureBlock>().Select(p => p.AltText)]));

    private static IEnumerable<JsonObject> Blocks(ReplyBlock block, BlockButtons buttons) => block switch
    {
        RankingBlock ranking => BlockRanking.Of(ranking, buttons),
        TableBlock table => BlockTable.Of(table),
        FactsBlock facts => BlockTable.Of(facts),
        // A picture would have to lie on a public address; its numbers say the same.
        PictureBlock picture => [BlockText.Section(BlockText.Escape(picture.AltText)), .. BlockTable.Of(picture.Numbers with { Title = picture.Title ?? picture.Numbers.Title })],
        _ => throw new ArgumentOutOfRangeException(nameof(block), block, "It is not shown."),
    };
}
