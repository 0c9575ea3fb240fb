using ChatOps.Agent.Replies;
using ChatOps.Channels.Web;

namespace ChatOps.Channels.Teams.Cards;

/// <summary>What is read where a card isn't shown.</summary>
internal static class CardWords
{
    /// <summary>Longest text that stands for a card: in a notification, read aloud, in a client that knows no cards.</summary>
    private const int LongestSummary = 500;

    /// <summary>A reply's text without its markup.</summary>
    public static string Plain(string text) => string.Join("\n\n", InlineText.Parse(text).Select(runs => string.Concat(runs.Select(r => r.Text))));

    /// <summary>What the card says, in words.</summary>
    public static string Summary(Reply reply)
    {
        var rankings = reply.Blocks.OfType<RankingBlock>().Select(RankingWords.Line);
        return ShortText.Of(string.Join(" ", [Plain(reply.Text).Replace("\n\n", " ", StringComparison.Ordinal), .. rankings]), LongestSummary);
    }
}
