using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Extraction.Rules;

namespace ChatOps.Cvs.Screening;

/// <summary>Whether a document of some length has no heading that the rules know.</summary>
internal static class UnknownLanguage
{
    /// <summary>Shorter texts do without headings.</summary>
    private const int LeastLines = 12;

    public static bool In(Document document) =>
        document.Lines.Count >= LeastLines && SectionSplitter.Split(document.Lines).TrueForAll(s => s.Heading is null);
}
