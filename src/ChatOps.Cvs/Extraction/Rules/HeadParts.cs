using System.Text.RegularExpressions;
using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>Takes the lines that name an entry apart: by line, cell, change of look, and separators.</summary>
internal static partial class HeadParts
{
    public static List<HeadPart> Of(Entry entry)
    {
        var parts = new List<HeadPart>();
        for (var n = 0; n < entry.Head.Count; n++)
        {
            foreach (var cell in entry.Head[n].Spans.GroupBy(s => s.Cell))
                AddByLook(parts, [.. cell], n);
        }

        return [.. parts.SelectMany(BySeparator).Where(p => p.Text.Any(char.IsLetterOrDigit) && !IsAddress(p.Text))];
    }

    /// <summary>A change from bold to plain, of colour or size within a line divides names: "<b>Engineer</b>, Company".</summary>
    private static void AddByLook(List<HeadPart> parts, TextSpan[] cell, int line)
    {
        var whole = string.Concat(cell.Select(s => s.Text));
        var cut = cell.Length > 1 && cell.Zip(cell.Skip(1)).All(p => Divides(p.First.Text, p.Second.Text));
        if (!cut)
        {
            Add(parts, whole, cell[0].Style, line);
            return;
        }

        foreach (var span in cell)
            Add(parts, span.Text, span.Style, line);
    }

    /// <summary>Not within a word or a bracket.</summary>
    private static bool Divides(string before, string after) =>
        before.Count(c => c is '(' or '（') == before.Count(c => c is ')' or '）')
        && (before.EndsWith(' ') || after.StartsWith(' ') || before.TrimEnd() is [.., ',' or ':' or '|' or '–' or '-'] || after.TrimStart() is [',' or '|' or '–' or '-' or '@' or '·', ..]);

    private static void Add(List<HeadPart> parts, string text, TextStyle style, int line)
    {
        var clean = Glue().Replace(Edges().Replace(text, ""), "").Trim();
        if (clean.Length > 0)
            parts.Add(new HeadPart(clean, style, line));
    }

    private static IEnumerable<HeadPart> BySeparator(HeadPart part)
    {
        var pieces = Separator().Split(part.Text);
        if (pieces.Length == 1 && At().Match(part.Text) is { Success: true } at && Vocabulary.Titles.Any(part.Text[..at.Index]))
            pieces = [part.Text[..at.Index], part.Text[(at.Index + at.Length)..]];
        return pieces.Select(p => part with { Text = Edges().Replace(p, "").Trim() }).Where(p => p.Text.Length > 0);
    }

    /// <summary>Divides a part that holds two names with nothing surer between them than a comma or a dash.</summary>
    public static List<HeadPart> Weakly(HeadPart part)
    {
        foreach (var separator in new[] { " - ", ", ", ": " })
        {
            for (var at = part.Text.LastIndexOf(separator, StringComparison.Ordinal); at > 0; at = at == 0 ? -1 : part.Text.LastIndexOf(separator, at - 1, StringComparison.Ordinal))
            {
                var (left, right) = (part.Text[..at].Trim(), part.Text[(at + separator.Length)..].Trim());
                if (left.Length < 2 || right.Length < 2 || InBracket(part.Text, at))
                    continue;
                var (titleLeft, titleRight) = (Vocabulary.Titles.Any(left), Vocabulary.Titles.Any(right));
                if (titleLeft != titleRight)
                    return [part with { Text = left }, part with { Text = right }];
            }
        }

        return [part];
    }

    private static bool InBracket(string text, int at) => text.AsSpan(0, at).Count('(') > text.AsSpan(0, at).Count(')');

    private static bool IsAddress(string text) => Address().IsMatch(text);

    [GeneratedRegex(@"^[\s,;|·•:–—-]+|[\s,;|·•:–—-]+$")]
    private static partial Regex Edges();

    [GeneratedRegex(@"^(at|@|bei|chez|en|presso|hos|bij|para|w)\s+(?=\S)|^@", RegexOptions.IgnoreCase)]
    private static partial Regex Glue();

    [GeneratedRegex(@"\s+[|·•–—]\s+|\s*\|\s*|\s+@\s+|\s{3,}")]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s+(at|bei|chez|presso)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex At();

    [GeneratedRegex(@"^(https?://|www\.)\S+$", RegexOptions.IgnoreCase)]
    private static partial Regex Address();
}
