using System.Text.RegularExpressions;

namespace ChatOps.Agent.Planning.Language;

/// <summary>Cuts a text into words. <c>what's</c> and <c>whats</c> are the same word; <c>end-to-end</c> is three; addresses, times and fractions are one.</summary>
internal static partial class Tokenizer
{
    /// <summary>Words that are read; a longer text is cut here.</summary>
    public const int MaxTokens = 600;

    /// <summary>The words of a text.</summary>
    public static IReadOnlyList<Token> Split(string text)
    {
        var folded = TextFolding.Fold(text);
        var tokens = new List<Token>();
        foreach (var match in Word().EnumerateMatches(folded))
        {
            if (tokens.Count == MaxTokens)
                break;
            var word = folded.Substring(match.Index, match.Length);
            tokens.Add(new Token(match.Index, match.Length, word.Contains('\'') ? word.Replace("'", "", StringComparison.Ordinal) : word));
        }

        return tokens;
    }

    /// <summary>The words of a text, without their places.</summary>
    public static string[] Words(string text) => [.. Split(text).Select(t => t.Word)];

    [GeneratedRegex(@"[\w.+-]+@[\w-]+(\.[\w-]+)+|\d+/\d+|\d{1,2}:\d{2}|\d+([.,]\d+)?\s?%|\d+[.,]\d+|[\p{L}\p{N}_]+(?:['.][\p{L}\p{N}]+)*[+#]*|\?+|👍|👎")]
    private static partial Regex Word();
}
