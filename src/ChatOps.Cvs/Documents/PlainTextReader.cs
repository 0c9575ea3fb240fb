using System.Text.RegularExpressions;
using ChatOps.Cvs.Documents.Layout;

namespace ChatOps.Cvs.Documents;

/// <summary>Reads plain text and Markdown. Places are counted in characters and lines.</summary>
internal sealed partial class PlainTextReader : IDocumentReader
{
    /// <summary>Lines of a printed page.</summary>
    private const int LinesOfPage = 60;

    private const int MostLines = 20_000;

    /// <inheritdoc />
    public Document Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (!TextBytes.TryDecode(content.Span, out var text))
            throw new DocumentRefusedException(CvProblemCode.UnknownType, "The file is neither PDF nor Word nor text.");
        return Read(text, cancellationToken);
    }

    internal static Document Read(string text, CancellationToken cancellationToken)
    {
        var hidden = new List<HiddenText>();
        foreach (Match comment in Comment().Matches(text))
            hidden.Add(new HiddenText(comment.Groups[1].Value.Trim(), 1, HiddenReason.Vanished));
        text = Comment().Replace(text, " ");
        text = InvisibleCharacters.Strip(text, out var spelled);
        if (spelled.Length > 0)
            hidden.Add(new HiddenText(spelled, 1, HiddenReason.Invisible));

        var rows = text.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r', '\f', '\v');
        if (rows.Length > MostLines)
            throw new DocumentRefusedException(CvProblemCode.TooMuchText, "The text has more lines than any CV does; it was not read.");
        var markdown = rows.Count(r => Heading().IsMatch(r)) >= 2;
        var lines = new List<TextLine>();
        var blank = 3;
        for (var n = 0; n < rows.Length; n++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (string.IsNullOrWhiteSpace(rows[n]) || Rule().IsMatch(rows[n]))
            {
                blank++;
                continue;
            }

            if (LineOf(rows[n].TrimEnd(), n, blank, markdown) is { } line)
                lines.Add(line);
            blank = 0;
        }

        return new Document
        {
            Kind = DocumentKind.Text,
            Pages = Math.Max(1, (rows.Length + LinesOfPage - 1) / LinesOfPage),
            Lines = LineJoiner.Join(lines, characterWidth: 0),
            Hidden = hidden,
        };
    }

    private static TextLine? LineOf(string row, int number, int blankAbove, bool markdown)
    {
        var indent = row.Length - row.TrimStart().Length;
        var text = row.TrimStart().Replace("\t", "   ", StringComparison.Ordinal);
        var style = TextStyle.Plain;
        var bullet = false;
        if (markdown && Heading().Match(text) is { Success: true } heading)
        {
            style = style with { HeadingLevel = Math.Min(6, heading.Groups[1].Length) };
            text = heading.Groups[2].Value;
        }
        else if (Bullet().Match(text) is { Success: true } found)
        {
            bullet = true;
            indent += found.Length;
            text = text[found.Length..];
        }

        if (markdown || text.StartsWith("**", StringComparison.Ordinal))
        {
            if (text.StartsWith("**", StringComparison.Ordinal) && text.EndsWith("**", StringComparison.Ordinal))
                style = style with { Bold = true };
            text = Link().Replace(text, "$1");
            text = text.Replace("**", "", StringComparison.Ordinal).Replace("__", "", StringComparison.Ordinal).Replace("`", "", StringComparison.Ordinal);
            text = Emphasis().Replace(text, "$1");
        }

        if (string.IsNullOrWhiteSpace(text))
            return null;
        var spans = new List<TextSpan>();
        var left = indent;
        var parts = Gap().Split(text);
        // A table of Markdown.
        if (markdown && text.StartsWith('|'))
            parts = text.Trim('|').Split('|');
        for (var c = 0; c < parts.Length; c++)
        {
            var part = parts[c].Trim();
            if (part.Length == 0)
                continue;
            spans.Add(new TextSpan(part, new Box(left, number, left + part.Length, number + 1), style, c));
            left += parts[c].Length + 3;
        }

        return spans.Count == 0 ? null : new TextLine(number / LinesOfPage + 1, spans, 0, bullet) { GapAbove = blankAbove * 1.5 };
    }

    [GeneratedRegex(@"^\s*(#{1,6})\s+(.*?)\s*#*$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^([-*+•‣◦▪●○■·–]|\d{1,2}[.)])\s+")]
    private static partial Regex Bullet();

    [GeneratedRegex(@"^\s*([-=_*~#]\s?){3,}\s*$|^\s*\|?[\s:|-]{5,}\|?\s*$")]
    private static partial Regex Rule();

    // Three spaces and more; two after a date are how dates are lined up.
    [GeneratedRegex(@"\s{3,}")]
    private static partial Regex Gap();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?<![\w*])[*_]([^*_]+)[*_](?![\w*])")]
    private static partial Regex Emphasis();

    [GeneratedRegex("<!--(.*?)-->", RegexOptions.Singleline)]
    private static partial Regex Comment();
}
