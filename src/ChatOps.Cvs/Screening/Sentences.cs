namespace ChatOps.Cvs.Screening;

/// <summary>Cuts sentences out of a line.</summary>
internal static class Sentences
{
    /// <summary>The text without the sentences that the places are in, and without what stands between the first and the last of them.</summary>
    /// <param name="places">Start and end of each place.</param>
    public static string Without(string text, IReadOnlyList<(int Start, int End)> places)
    {
        var (start, end) = (places.Min(p => p.Start), places.Max(p => p.End));
        while (start > 0 && !IsEnd(text, start - 1))
            start--;
        while (end < text.Length && !IsEnd(text, end - 1))
            end++;
        return (text[..start].TrimEnd() + " " + text[end..].TrimStart()).Trim();
    }

    private static bool IsEnd(string text, int at) => at >= 0 && text[at] is '.' or '!' or '?' or '。' or '\n' && (at + 1 >= text.Length || text[at] == '\n' || text[at] == '。' || char.IsWhiteSpace(text[at + 1]));
}
