using System.Text.Json.Nodes;
using ChatOps.Channels.Web;

namespace ChatOps.Channels.Slack.Blocks;

/// <summary>
/// Text of blocks (https://docs.slack.dev/messaging/formatting-message-text). What somebody wrote into a title is escaped and not parsed again (<c>verbatim</c>), so that
/// it becomes no link and calls nobody.
/// </summary>
internal static class BlockText
{
    /// <summary>Longest text of a section or context.</summary>
    public const int LongestText = 3_000;

    /// <summary>Longest title of a modal.</summary>
    public const int LongestTitle = 24;

    /// <summary>Longest label of a button.</summary>
    public const int LongestLabel = 75;

    /// <summary>Longest header.</summary>
    public const int LongestHeader = 150;

    /// <summary>Longest text that stands for the blocks.</summary>
    private const int LongestSummary = 600;

    /// <summary>What has a meaning to Slack, as characters (only these three).</summary>
    public static string Escape(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    /// <summary>A reply's markup as Slack's, in pieces of one paragraph each.</summary>
    public static IEnumerable<string> Paragraphs(string text) => InlineText.Parse(text).Select(runs => string.Concat(runs.Select(Marked)));

    /// <summary>A reply's text as sections that each hold as many paragraphs as fit.</summary>
    public static IEnumerable<JsonObject> Sections(string text) => Pack(Paragraphs(text), "\n\n").Select(Section);

    public static JsonObject Section(string marked) => new() { ["type"] = "section", ["text"] = Mrkdwn(marked) };

    public static JsonObject Context(string marked) => new() { ["type"] = "context", ["elements"] = new JsonArray(Mrkdwn(marked)) };

    public static JsonObject Header(string text) => new() { ["type"] = "header", ["text"] = Plain(text, LongestHeader) };

    public static JsonObject Plain(string text, int most) => new() { ["type"] = "plain_text", ["text"] = ShortText.Of(text.Trim() is { Length: > 0 } some ? some : "-", most), ["emoji"] = false };

    /// <summary>What stands for the blocks.</summary>
    public static string Summary(string text) =>
        ShortenEscaped(Escape(string.Join(" ", InlineText.Parse(text).Select(runs => string.Concat(runs.Select(r => r.Text))))), LongestSummary);

    /// <summary>Lines put together to texts that are short enough each; a line that is too long alone is cut.</summary>
    /// <param name="lines">The lines, escaped.</param>
    /// <param name="between">What stands between them.</param>
    /// <param name="most">Longest text.</param>
    public static IEnumerable<string> Pack(IEnumerable<string> lines, string between, int most = LongestText)
    {
        var text = "";
        foreach (var line in lines.Select(l => ShortenEscaped(l, most)))
        {
            if (text.Length > 0 && text.Length + between.Length + line.Length > most)
            {
                yield return text;
                text = "";
            }

            text = text.Length == 0 ? line : text + between + line;
        }

        if (text.Length > 0)
            yield return text;
    }

    /// <summary>An escaped text of at most so many characters, and never half an escape.</summary>
    public static string ShortenEscaped(string text, int most)
    {
        if (text.Length <= most)
            return text;
        var cut = ShortText.Of(text, most)[..^1];
        var escape = cut.LastIndexOf('&');
        return (escape >= 0 && cut.IndexOf(';', escape) < 0 ? cut[..escape] : cut) + "…";
    }

    private static JsonObject Mrkdwn(string marked) => new() { ["type"] = "mrkdwn", ["text"] = ShortenEscaped(marked, LongestText), ["verbatim"] = true };

    private static string Marked(TextRun run)
    {
        var text = Escape(run.Text);
        // Slack takes a mark only where it touches the word, and only within a line.
        if (run.Style == TextStyle.Plain || text.Contains('\n', StringComparison.Ordinal) || text.Trim() != text || text.Length == 0)
            return text;
        var mark = run.Style == TextStyle.Bold ? '*' : '_';
        return text.Contains(mark, StringComparison.Ordinal) ? text : $"{mark}{text}{mark}";
    }
}
