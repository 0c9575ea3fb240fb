using System.Text.Json.Nodes;
using ChatOps.Channels.Web;

namespace ChatOps.Channels.Teams.Cards;

/// <summary>
/// Text in a card. Always as runs of a <c>RichTextBlock</c>: a <c>TextBlock</c> reads Markdown, and with it a link or a picture that somebody wrote into a task's title.
/// </summary>
internal static class CardText
{
    /// <summary>A reply's text, one block a paragraph.</summary>
    public static IEnumerable<JsonObject> Paragraphs(string text) =>
        InlineText.Parse(text).Select(runs => Block([.. runs.Select(r => Run(r.Text, isBold: r.Style == TextStyle.Bold, isItalic: r.Style == TextStyle.Italic))]));

    /// <summary>Plain text.</summary>
    public static JsonObject Plain(string text, bool isBold = false, bool isSubtle = false, bool isSmall = false) =>
        Block(Run(text, isBold, isSubtle: isSubtle, isSmall: isSmall));

    /// <summary>Runs in one block.</summary>
    public static JsonObject Block(params JsonNode[] runs) => new() { ["type"] = "RichTextBlock", ["inlines"] = new JsonArray(runs) };

    /// <summary>Small print in a reply's markup.</summary>
    public static IEnumerable<JsonObject> SmallPrint(string text) =>
        InlineText.Parse(text).Select(runs => Block([.. runs.Select(r => Run(r.Text, r.Style == TextStyle.Bold, r.Style == TextStyle.Italic, isSubtle: true, isSmall: true))]));

    public static JsonObject Run(string text, bool isBold = false, bool isItalic = false, bool isSubtle = false, bool isSmall = false)
    {
        var run = new JsonObject { ["type"] = "TextRun", ["text"] = text };
        if (isBold)
            run["weight"] = "Bolder";
        if (isItalic)
            run["italic"] = true;
        if (isSubtle)
            run["isSubtle"] = true;
        if (isSmall)
            run["size"] = "Small";
        return run;
    }
}
