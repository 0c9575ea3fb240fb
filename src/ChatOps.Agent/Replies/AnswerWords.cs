using System.Globalization;
using System.Text.RegularExpressions;
using ChatOps.Agent.Planning.Language;

namespace ChatOps.Agent.Replies;

/// <summary>The words of an answer as names are looked for in them.</summary>
internal static partial class AnswerWords
{
    /// <summary>The words in order, folded, without a possessive's ending.</summary>
    public static IReadOnlyList<AnswerWord> Of(string text)
    {
        var words = new List<AnswerWord>();
        var end = 0;
        foreach (Match match in Word().Matches(text))
        {
            var between = text[end..match.Index];
            end = match.Index + match.Length;
            var word = Possessive().Replace(match.Value, "");
            words.Add(new AnswerWord(
                TextFolding.Fold(word).Replace("'", "", StringComparison.Ordinal),
                char.IsUpper(word[0]),
                words.Count == 0,
                words.Count > 0 && between.Length > 0 && between.All(c => char.IsWhiteSpace(c) || c is '.' or '*' or '-')));
        }

        return words;
    }

    /// <summary>Whether a character is a number by itself: ½, ², Ⅳ, ⑨.</summary>
    public static bool IsNumberSign(char c) => char.GetUnicodeCategory(c) is UnicodeCategory.OtherNumber or UnicodeCategory.LetterNumber;

    /// <summary>The e-mail addresses of a text.</summary>
    public static IEnumerable<string> Addresses(string text) => Address().Matches(text).Select(m => m.Value);

    [GeneratedRegex(@"\p{L}[\p{L}\p{M}'’]*")]
    private static partial Regex Word();

    [GeneratedRegex("['’]s?$")]
    private static partial Regex Possessive();

    [GeneratedRegex(@"[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+")]
    private static partial Regex Address();
}
