using System.Globalization;
using System.Text.RegularExpressions;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>Finds dates and spans of dates in the languages of Words/months.txt.</summary>
internal static partial class Dates
{
    private const int FirstYear = 1940;

    private static readonly ILookup<string, string> Words = WordFile.Read("months");

    private static readonly Dictionary<string, int> Months = Words
        .Where(g => int.TryParse(g.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
        .SelectMany(g => g.Select(w => (Word: w.ToLowerInvariant(), Month: int.Parse(g.Key, CultureInfo.InvariantCulture))))
        .GroupBy(p => p.Word).ToDictionary(g => g.Key, g => g.First().Month, StringComparer.Ordinal);

    private static readonly string Month = Either(Months.Keys);
    private static readonly string Season = Either(Words["season"]);
    private static readonly string Now = Either(Words["now"]);

    private static readonly string Date =
        $@"(?:(?<![\p{{L}}\d])(?:(?:\d{{1,2}}\.?\s+)?(?<m>{Month})(?:\.|,)?(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,)?(?:\s+de)?\s*[-/,']?\s*|(?:{Season}),?\s+)?(?<y>(?:19|20)\d\d)(?:\s*(?:[-./](?<m2>0?[1-9]|1[0-2])(?!\d)(?:[-./]\d{{1,2}}(?!\d))?|年\s*(?<m2>\d{{1,2}})\s*月?|年))?(?!\d)"
        + @"|(?<!\d)(?:\d{1,2}\s?[./]\s?)?(?<m3>0?[1-9]|1[0-2])\s?[./-]\s?(?<y3>(?:19|20)\d\d)(?!\d)"
        + $@"|(?<![\p{{L}}\d])(?<m4>{Month})\.?\s*['’](?<y4>\d\d)(?!\d)"
        + @"|(?<![\d/.])(?<m5>0[1-9]|1[0-2])/(?<y5>\d\d)(?![\d/]))";

    private static readonly Regex Range = new(
        $@"(?:(?<since>(?<!\p{{L}})(?:since|from|seit|ab|von|depuis|de|du|desde|dal|sinds|od|с|из))\s+)?(?<a>{Date})(?:\s*(?:-|–|—|―|−|~|→|to|until|till|bis|à|au|a|al|hasta|até|tot|do|–\s*to|по|до|至|/)\s*(?:(?<b>{Named(Date)})|(?<now>{Now})(?!\p{{L}}))|\s+(?<now>to\s+date|to\s+present|until\s+now|till\s+now|bis\s+heute|à\s+ce\s+jour|hasta\s+la\s+fecha)(?!\p{{L}})|\s*(?<dangling>[-–—]|至)\s*(?:$|\)|\s{{2}}))?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Compiled, TimeSpan.FromSeconds(2));

    /// <summary>The first span of dates in a text, or the first date; null where there is none.</summary>
    public static DateSpan? Find(string text)
    {
        if (text.Length > 400 || !HasDigit(text))
            return null;
        DateSpan? best = null;
        foreach (Match match in Range.Matches(text))
        {
            if (Read(match) is not { } span)
                continue;
            if (span.IsRange)
                return span;
            best ??= span;
        }

        return best;
    }

    /// <summary>A text without a span of dates and what belongs to it: brackets, durations, separators.</summary>
    public static string Without(string text, DateSpan span)
    {
        var rest = text.Remove(span.Index, span.Length).Insert(span.Index, "  ");
        rest = Duration().Replace(rest, " ");
        rest = EmptyBrackets().Replace(rest, " ");
        return Edges().Replace(rest, "").Trim();
    }

    private static bool HasDigit(string text)
    {
        foreach (var c in text)
        {
            if (char.IsAsciiDigit(c))
                return true;
        }

        return false;
    }

    private static DateSpan? Read(Match match)
    {
        var (year, month) = Part(match, "");
        if (year == 0)
            return null;
        var (endYear, endMonth) = match.Groups["b"].Success ? Part(match, "e") : (0, 0);
        var open = match.Groups["now"].Success || match.Groups["dangling"].Success || match.Groups["since"].Success && endYear == 0 && IsSince(match.Groups["since"].Value);
        if (endYear != 0 && endYear < year)
            (endYear, endMonth) = (0, 0);
        return new DateSpan(year, month, endYear, endMonth, open, endYear != 0 || open, match.Index, match.Length);
    }

    private static bool IsSince(string word) => word.ToLowerInvariant() is "since" or "seit" or "ab" or "depuis" or "desde" or "dal" or "sinds" or "od" or "с";

    private static (int Year, int Month) Part(Match match, string end)
    {
        int Number(string name) => match.Groups[name + end] is { Success: true } g && int.TryParse(g.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0;
        int Name(string name) => match.Groups[name + end] is { Success: true } g && Months.TryGetValue(g.Value.ToLowerInvariant(), out var n) ? n : 0;
        int Short(string name) => match.Groups[name + end].Success ? Number(name) is var n && n > 60 ? 1900 + n : 2000 + n : 0;

        var year = Number("y") + Number("y3") + Short("y4") + Short("y5");
        var month = Math.Max(Name("m"), Math.Max(Number("m2"), Math.Max(Number("m3"), Math.Max(Name("m4"), Number("m5")))));
        return year is >= FirstYear and <= 2099 ? (year, month is >= 1 and <= 12 ? month : 0) : (0, 0);
    }

    private static string Named(string date) => Groups().Replace(date, "(?<$1e>");

    private static string Either(IEnumerable<string> words) => "(?:" + string.Join('|', words.OrderByDescending(w => w.Length).Select(w => Regex.Escape(w.ToLowerInvariant()).Replace(@"\ ", @"\s+", StringComparison.Ordinal))) + ")";

    [GeneratedRegex(@"\(\?<(\w+)>")]
    private static partial Regex Groups();

    [GeneratedRegex(@"[(\[]?(?<![\p{L}\d.])\d{1,2}(\.\d)?\s*\+?\s*(years?|yrs?|months?|mos?|jahre?n?|monate?n?|ans?|mois|años?|meses|mes|anni|anno|mesi|yıl|ay)\b\.?(\s*(,|and|und|et|y|e)?\s*\d{1,2}\s*(months?|mos?|monate?n?|mois|meses|mes|mesi|ay)\b\.?)?[)\]]?", RegexOptions.IgnoreCase)]
    private static partial Regex Duration();

    [GeneratedRegex(@"[(\[]\s*[-–—,|]?\s*[)\]]")]
    private static partial Regex EmptyBrackets();

    [GeneratedRegex(@"^[\s,;|·•:/–—-]+|[\s,;|·•:/–—(-]+$")]
    private static partial Regex Edges();
}
