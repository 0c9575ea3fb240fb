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
internal sealed class TeamsMessages(PressSeals seals)
{
    private readonly ReplyCard _cards = new(seals);

    /// <summary>A reply: a card, or a message where there are words alone.</summary>
    public JsonObject Of(Reply reply, PressOwner? owner, CardRefresh? refresh = null)
    {
        if (!ReplyCard.IsNeeded(reply))
            return Words(reply.Text);
        var message = new JsonObject
        {
            ["type"] = ActivityTypes.Message,
            ["summary"] = CardWords.Summary(reply),
            ["attachments"] = new JsonArray(Attachment(_cards.Of(reply, owner, refresh: refresh))),
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
        if (ReplyCard.IsNeeded(reply))
        {
            message["summary"] = CardWords.Summary(reply);
            message["attachments"] = new JsonArray(Attachment(_cards.Of(reply, owner, withText: false, refresh)));
        }

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
