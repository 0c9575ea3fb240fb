using System.Text.RegularExpressions;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Screening;

/// <summary>Finds text that addresses the machine that reads a CV. The patterns are in Words/instructions.txt.</summary>
internal static class InstructionDetector
{
    /// <summary>Letters that look like others, as used to get past filters.</summary>
    private const string LookAlikes = "аеорсухіАЕОРСУХІοαеıⅰ";
    private const string Latin = "aeopcyxiAEOPCYXIoaeii";

    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline;

    /// <summary>For a pattern that a text wears out. It is the clock's time and not the thread's: a busy machine leaves a thread lying for seconds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private static readonly Lazy<Regex[]> SurePatterns = new(() => [.. WordFile.Lines("instructions").Select(p => new Regex(p, Options | RegexOptions.NonBacktracking))]);

    private static readonly Regex[] Patterns = [.. WordFile.Lines("instructions").Select(p => new Regex(p, Options, Limit))];

    /// <summary>Where a text addresses the reader: start and length of each place.</summary>
    public static List<(int Start, int Length)> Find(string text)
    {
        try
        {
            return Find(text, Patterns);
        }
        catch (RegexMatchTimeoutException)
        {
            // Orders must not be missed because a text is made to wear a pattern out: these never go back, so their time grows with the text alone.
            return FindSurely(text);
        }
    }

    /// <summary>The same with patterns that no text can wear out; building them takes a second, once.</summary>
    internal static List<(int Start, int Length)> FindSurely(string text) => Find(text, SurePatterns.Value);

    public static bool Any(string text) => Find(text).Count > 0;

    private static List<(int Start, int Length)> Find(string text, Regex[] patterns)
    {
        // Lengths stay the same, so that places in the plain text are places in the original.
        var plain = Plain(text);
        return [.. patterns.SelectMany(p => p.Matches(plain)).Where(m => m.Length > 0).Select(m => (m.Index, m.Length))];
    }

    private static string Plain(string text) => string.Create(text.Length, text, (chars, source) =>
    {
        for (var i = 0; i < source.Length; i++)
        {
            var at = LookAlikes.IndexOf(source[i], StringComparison.Ordinal);
            // Only among Latin letters: Russian words stay Russian.
            var latin = at >= 0 && (i > 0 && char.IsAsciiLetter(source[i - 1]) || i + 1 < source.Length && char.IsAsciiLetter(source[i + 1]));
            chars[i] = latin ? Latin[at] : source[i] is '’' ? '\'' : char.IsWhiteSpace(source[i]) ? ' ' : source[i];
        }
    });
}
