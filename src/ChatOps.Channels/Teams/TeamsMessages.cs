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
    public JsonObject Of(Reply reply, PressOwner? owner)
    {
        if (!ReplyCard.IsNeeded(reply))
            return Words(reply.Text);
        var message = new JsonObject
        {
            ["type"] = ActivityTypes.Message,
            ["summary"] = CardWords.Summary(reply),
            ["attachments"] = new JsonArray(new JsonObject
            {
                ["contentType"] = "application/vnd.microsoft.card.adaptive",
                ["content"] = _cards.Of(reply, owner),
            }),
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

    /// <summary>The sign that the bot is at work.</summary>
    public static JsonObject Typing() => new() { ["type"] = ActivityTypes.Typing };

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
