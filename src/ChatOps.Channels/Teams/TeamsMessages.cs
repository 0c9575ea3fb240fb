using System.Net;
using System.Text.Json.Nodes;
using ChatOps.Agent.Replies;
using ChatOps.Channels.Teams.Cards;
using ChatOps.Channels.Presses;
using ChatOps.Channels.Teams.Protocol;
using ChatOps.Channels.Web;

namespace ChatOps.Channels.Teams;

/// <summary>Activities that the bot sends.</summary>
/// <param name="seals">Seals buttons.</param>
/// <param name="pages">Where answers are seen that don't fit.</param>
internal sealed class TeamsMessages(PressSeals seals, ReplyPages pages)
{
    /// <summary>Longest text of an answer whose card is too large for Teams.</summary>
    private const int LongestWords = 4_000;

    private readonly ReplyCard _cards = new(seals, pages);

    /// <summary>A reply: a card, or a message where there are words alone.</summary>
    public JsonObject Of(Reply reply, PressOwner? owner, CardRefresh? refresh = null)
    {
        if (!ReplyCard.IsNeeded(reply))
            return Words(reply.Text);
        if (_cards.Of(reply, owner, refresh: refresh) is not { } card)
            return WordsAlone(reply);
        var message = new JsonObject
        {
            ["type"] = ActivityTypes.Message,
            ["summary"] = CardWords.Summary(reply),
            ["attachments"] = new JsonArray(Attachment(card)),
        };
        return message;
    }

    /// <summary>Words in a reply's markup, as the little HTML that Teams takes: what is no markup is encoded, so that nobody's text becomes a link.</summary>
    public static JsonObject Words(string text) => new()
    {
        ["type"] = ActivityTypes.Message,
        ["textFormat"] = "xml",
        ["text"] = string.Concat(InlineText.Parse(text).Select(runs => $"<p>{string.Concat(runs.Select(Html))}</p>")),
    };

    /// <summary>A reply whose words were seen as they were written: they stay as words, the rest is a card under them.</summary>
    public JsonObject AtEndOfStream(Reply reply, PressOwner? owner, CardRefresh? refresh)
    {
        var message = Words(reply.Text);
        if (!ReplyCard.IsNeeded(reply))
            return message;
        if (_cards.Of(reply, owner, withText: false, refresh) is not { } card)
            return WordsAlone(reply);
        message["summary"] = CardWords.Summary(reply);
        message["attachments"] = new JsonArray(Attachment(card));
        return message;
    }

    /// <summary>A reply that fits into no card: its words, and where the rest is.</summary>
    private JsonObject WordsAlone(Reply reply)
    {
        var message = Words($"{ShortText.Of(reply.Text, LongestWords)}\n\n{ReplyPages.More}");
        if (pages.Of(reply) is { } page)
            message["text"] += $"<p><a href=\"{WebUtility.HtmlEncode(page.AbsoluteUri)}\">{ReplyPages.Label}</a></p>";
        return message;
    }

    /// <summary>The beginning of an answer, as it is written.</summary>
    /// <param name="text">All of it so far.</param>
    /// <param name="streamId">The stream; null for its first part.</param>
    /// <param name="sequence">The part's number, from 1.</param>
    public static JsonObject Streaming(string text, string? streamId, int sequence)
    {
        var info = new JsonObject { ["type"] = "streaminfo", ["streamType"] = "streaming", ["streamSequence"] = sequence };
        if (streamId is not null)
            info["streamId"] = streamId;
        return new() { ["type"] = ActivityTypes.Typing, ["textFormat"] = "plain", ["text"] = text, ["entities"] = new JsonArray(info) };
    }

    /// <summary>The sign that the bot is at work.</summary>
    public static JsonObject Typing() => new() { ["type"] = ActivityTypes.Typing };

    private static JsonObject Attachment(JsonObject card) => new() { ["contentType"] = "application/vnd.microsoft.card.adaptive", ["content"] = card };

    private static string Html(TextRun run)
    {
        var text = WebUtility.HtmlEncode(run.Text).Replace("\n", "<br/>", StringComparison.Ordinal);
        return run.Style switch
        {
            TextStyle.Bold => $"<b>{text}</b>",
            TextStyle.Italic => $"<i>{text}</i>",
            _ => text,
        };
    }
}
