using System.Text.RegularExpressions;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>Knows headings in the languages of Words/headings.txt.</summary>
internal static partial class SectionHeadings
{
    private const int LongestHeading = 60;

    private static readonly Dictionary<string, SectionKind> Kinds = WordFile.Read("headings")
        .SelectMany(g => g.Select(w => (Key: Folding.Key(w), Kind: Enum.Parse<SectionKind>(g.Key, ignoreCase: true))))
        .GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.First().Kind, StringComparer.Ordinal);

    private static readonly Dictionary<string, SectionKind> Compact = Kinds
        .GroupBy(p => p.Key.Replace(" ", "", StringComparison.Ordinal)).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);

    /// <summary>The kind of section that a text heads, or null.</summary>
    public static SectionKind? Of(string text)
    {
        if (text.Length > LongestHeading || text.Length < 2)
            return null;
        var key = Folding.Key(Count().Replace(text, ""));
        if (Kinds.TryGetValue(key, out var kind))
            return kind;
        // S P A C E D letters, as designers like them: compared without any space.
        var words = key.Split(' ');
        return words.Length > 3 && words.Count(w => w.Length <= 2) >= 0.6 * words.Length
            && Compact.TryGetValue(key.Replace(" ", "", StringComparison.Ordinal), out kind) ? kind : null;
    }

    // "Work experience (8)", "1. Skills", "II. Education"
    [GeneratedRegex(@"\(\s*\d+\s*\)\s*$|^\s*(\d{1,2}|[IVX]{1,4})[.)]\s+")]
    private static partial Regex Count();
}
