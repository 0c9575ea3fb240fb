using ChatOps.Agent.Planning;
using ChatOps.Agent.Planning.Language;

namespace ChatOps.Agent.Conversations;

/// <summary>Which of the CVs in view a message speaks of: the one whose name or file it names, or whose place; otherwise the last one.</summary>
internal sealed class CvLookup(Understanding understanding)
{
    /// <param name="given">The id that a button or a waiting call carries; null for words.</param>
    /// <param name="text">The message.</param>
    /// <param name="cvs">The CVs in view, in order.</param>
    /// <param name="company">The company's names.</param>
    /// <returns>Id of the CV; null if none is in view.</returns>
    public string? Find(string? given, string text, IReadOnlyList<CvInView> cvs, CompanyWords company)
    {
        if (cvs.FirstOrDefault(c => c.Id == given) is { } chosen)
            return chosen.Id;
        if (cvs.Count < 2)
            return cvs.Count == 0 ? null : cvs[0].Id;
        var words = Tokenizer.Words(text).ToHashSet(StringComparer.Ordinal);
        var named = cvs.Select(c => (Cv: c, Words: Tokenizer.Words(c.Name ?? "").Count(words.Contains))).OrderByDescending(n => n.Words).ToArray();
        if (named[0].Words > named[1].Words)
            return named[0].Cv.Id;
        if (cvs.LastOrDefault(c => text.Contains(c.FileName, StringComparison.OrdinalIgnoreCase)) is { } byFile)
            return byFile.Id;
        return understanding.Linker.Link(text, company).First(MentionKind.Ordinal) is { } place && int.TryParse(place.Values[0], out var n) && n >= 1 && n <= cvs.Count
            ? cvs[n - 1].Id
            : cvs[^1].Id;
    }
}
