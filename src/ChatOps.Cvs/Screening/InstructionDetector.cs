using System.Text.RegularExpressions;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Screening;

/// <summary>Finds text that addresses the machine that reads a CV. The patterns are in Words/instructions.txt.</summary>
internal static class InstructionDetector
{
    /// <summary>Letters that look like others, as used to get past filters.</summary>
    private const string LookAlikes = "аеорсухіАЕОРСУХІοαеıⅰ";
    private const string Latin = "aeopcyxiAEOPCYXIoaeii";

    /// <summary>For a pattern that a text wears out. It is the clock's time and not the thread's: a busy machine leaves a thread lying for seconds, and orders must not be missed for that.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    private static readonly Regex[] Patterns = [.. WordFile.Lines("instructions")
        .Select(p => new Regex(p, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.Singleline, Limit))];

    /// <summary>Where a text addresses the reader: start and length of each place.</summary>
    public static List<(int Start, int Length)> Find(string text)
    {
        // Lengths stay the same, so that places in the plain text are places in the original.
        var plain = Plain(text);
        var found = new List<(int, int)>();
        foreach (var pattern in Patterns)
        {
            try
            {
                foreach (Match match in pattern.Matches(plain))
                {
                    if (match.Length > 0)
                        found.Add((match.Index, match.Length));
                }
            }
            catch (RegexMatchTimeoutException)
            {
                // A text that wears a pattern out is judged by the others.
            }
        }

        return found;
    }

    public static bool Any(string text) => Find(text).Count > 0;

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
