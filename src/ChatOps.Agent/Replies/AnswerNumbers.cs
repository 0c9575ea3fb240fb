using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace ChatOps.Agent.Replies;

/// <summary>The numbers and ids of a text, as numbers: 1,054 and 1.054 may be the same, 87 % and 0.87 are.</summary>
internal static partial class AnswerNumbers
{
    /// <summary>A fact may be said with fewer places as long as it stays as near as this.</summary>
    private const double Rounding = 0.01;

    private const double Same = 1e-9;

    /// <summary>Finds what has digits in it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="prefixes">What ids begin with, folded: task, u, prj.</param>
    public static IEnumerable<AnswerNumber> Find(string text, IReadOnlySet<string> prefixes)
    {
        foreach (Match match in Chunk().Matches(text))
        {
            var digits = AsciiDigits(match.Groups["number"].Value);
            var letters = match.Groups["letters"].Value.ToLowerInvariant();
            var joint = match.Groups["joint"].Value;
            var isId = letters.Length > 0 && (joint.Length == 0 || (prefixes.Contains(letters) && joint.Trim() is "" or "-" or "_" or "#" or "-#"));
            if (joint.Length > 0 && !prefixes.Contains(letters))
                isId = false; // "top 5", "mid-2026": a word and a number
            var isPercent = match.Groups["percent"].Success;
            yield return isId
                ? new AnswerNumber(letters + digits, [])
                : new AnswerNumber(null, [.. Parts(digits).Select(p => new NumberReading(Readings(p), Places(p), isPercent))]);
        }
    }

    /// <summary>Whether a number of an answer is one of the facts.</summary>
    public static bool Fits(NumberReading said, IReadOnlyCollection<double> facts) =>
        said.Values.Any(value => facts.Any(fact =>
            Math.Abs(fact - value) < Same
            || (Math.Abs(fact - value) <= Rounding * Math.Abs(fact) && Math.Abs(Math.Round(fact, said.Places, MidpointRounding.AwayFromZero) - value) < Same)));

    /// <summary>A number as the facts hold it: a percentage counts as a share of one as well, and a share written with a point as a percentage.</summary>
    public static IEnumerable<double> Facts(NumberReading reading)
    {
        foreach (var value in reading.Values)
        {
            yield return value;
            if (reading.IsPercent)
                yield return Math.Round(value / 100, 6);
            else if (reading.Places > 0 && value is > 0 and < 1)
                yield return Math.Round(value * 100, 6);
        }
    }

    /// <summary>Digits of every script as those of ASCII.</summary>
    private static string AsciiDigits(string text)
    {
        var ascii = new StringBuilder(text.Length);
        foreach (var c in text)
            ascii.Append(char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c);
        return ascii.ToString();
    }

    /// <summary>25.11.2026 is three numbers.</summary>
    private static string[] Parts(string digits)
    {
        var groups = digits.Split('.', ',', '\'', '’', '\u00a0', '\u202f');
        return groups.Length > 2 && groups.Skip(1).SkipLast(1).Any(g => g.Length != 3) ? groups : [digits];
    }

    private static int Places(string digits) =>
        digits.LastIndexOfAny(['.', ',']) is >= 0 and var at && (digits.Length - at - 1 != 3 || digits.StartsWith('0')) ? digits.Length - at - 1 : 0;

    /// <summary>What a number can mean: one separator before three digits may group thousands or begin decimals.</summary>
    private static double[] Readings(string digits)
    {
        var plain = new string([.. digits.Where(c => c is not ('\'' or '’' or '\u00a0' or '\u202f'))]);
        var last = plain.LastIndexOfAny(['.', ',']);
        if (last < 0)
            return Read(plain);
        var isMixed = plain.Contains('.', StringComparison.Ordinal) && plain.Contains(',', StringComparison.Ordinal);
        var grouped = new string([.. plain.Where(char.IsDigit)]);
        var asDecimal = new string([.. plain[..last].Where(char.IsDigit)]) + "." + plain[(last + 1)..];
        if (isMixed)
            return Read(asDecimal);
        if (plain.Count(c => c is '.' or ',') > 1)
            return Read(grouped);
        return plain.Length - last - 1 == 3 ? [.. Read(grouped), .. Read(asDecimal)] : Read(asDecimal);
    }

    private static double[] Read(string number) =>
        double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) ? [value] : [];

    [GeneratedRegex("""(?:(?<![\p{L}\p{Nd}])(?<letters>\p{L}{1,20})(?<joint>[-_# ]{0,2}))?(?<number>\p{Nd}+(?:[.,'’\u00a0\u202f]\p{Nd}+)*)(?<percent>\s?%|\s?percent\b)?""")]
    private static partial Regex Chunk();
}
