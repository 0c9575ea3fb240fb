using System.Text.RegularExpressions;

namespace ChatOps.Cvs.Documents.Layout;

/// <summary>Whether a piece of text is a date or a span of dates and nothing else; layout needs to know before anything is understood.</summary>
internal static partial class DateLike
{
    /// <summary>Share of letters and digits beyond which the text says more than when.</summary>
    private const int MostOtherLetters = 22;

    public static bool Is(string text) => text.Length <= 45 && Year().IsMatch(text) && text.Count(char.IsLetter) <= MostOtherLetters;

    [GeneratedRegex(@"(?<!\d)(19|20)\d\d(?!\d)|(?<!\d)\d{1,2}\s?[/.]\s?\d{2}(?!\d)")]
    private static partial Regex Year();
}
