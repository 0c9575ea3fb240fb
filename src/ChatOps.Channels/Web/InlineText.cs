using System.Text.RegularExpressions;

namespace ChatOps.Channels.Web;

/// <summary>Cuts a reply's text into what a page renders: paragraphs of plain, bold and italic runs. Nothing else is markup.</summary>
public static partial class InlineText
{
    /// <summary>The paragraphs of a text, each as its runs.</summary>
    public static IReadOnlyList<IReadOnlyList<TextRun>> Parse(string text) =>
    [
        .. Paragraph().Split(text.Trim()).Where(p => p.Length > 0).Select(p => (IReadOnlyList<TextRun>)[.. Runs(p)]),
    ];

    private static IEnumerable<TextRun> Runs(string paragraph)
    {
        var at = 0;
        foreach (Match mark in Mark().Matches(paragraph))
        {
            if (mark.Index > at)
                yield return new TextRun(paragraph[at..mark.Index], TextStyle.Plain);
            yield return mark.Groups["bold"].Success
                ? new TextRun(mark.Groups["bold"].Value, TextStyle.Bold)
                : new TextRun(mark.Groups["italic"].Value, TextStyle.Italic);
            at = mark.Index + mark.Length;
        }

        if (at < paragraph.Length)
            yield return new TextRun(paragraph[at..], TextStyle.Plain);
    }

    [GeneratedRegex(@"\r?\n\s*\r?\n")]
    private static partial Regex Paragraph();

    [GeneratedRegex(@"\*\*(?<bold>[^*]+)\*\*|\*(?<italic>[^*]+)\*")]
    private static partial Regex Mark();
}
