using System.Text.RegularExpressions;

namespace ChatOps.Agent.Replies;

/// <summary>Cuts an answer into what can stand or fall alone: its sentences and the lines of its lists.</summary>
internal static partial class Sentences
{
    /// <summary>Characters that tell an abbreviation; none is longer.</summary>
    private const int Abbreviation = 16;

    /// <summary>The sentences by paragraph. A line is a paragraph: nothing else of Markdown's lines has a meaning in a reply.</summary>
    /// <param name="prose">The text.</param>
    /// <param name="isWhole">Whether the text has ended; otherwise its last sentence counts only if it is finished.</param>
    public static IEnumerable<IReadOnlyList<string>> Split(string prose, bool isWhole)
    {
        var lines = prose.ReplaceLineEndings("\n").Split('\n');
        for (var n = 0; n < lines.Length; n++)
        {
            var sentences = Line(lines[n].Trim()).ToList();
            if (n == lines.Length - 1 && !isWhole && sentences is [.., var last] && !Finished().IsMatch(last))
                sentences.RemoveAt(sentences.Count - 1);
            if (sentences.Count > 0)
                yield return sentences;
        }
    }

    private static IEnumerable<string> Line(string line)
    {
        var from = 0;
        foreach (Match end in End().Matches(line))
        {
            var until = end.Index + end.Length;
            if (Unfinished().IsMatch(line[Math.Max(from, until - Abbreviation)..until]))
                continue;
            yield return line[from..until].Trim();
            from = until;
        }

        if (line[from..].Trim() is { Length: > 0 } rest)
            yield return rest;
    }

    /// <summary>The end of a sentence, with what closes a quotation or bold, before white space.</summary>
    [GeneratedRegex("""(?:[.!?…]+["”“’»)\]*_]*(?=\s)|[。！？]+)""")]
    private static partial Regex End();

    /// <summary>A full stop that ends no sentence: a title, an abbreviation, an initial, a day or place ("8. Dezember", "1. Priya").</summary>
    [GeneratedRegex("""(?:(?:^|[\s(*])(?:mr|mrs|ms|dr|prof|st|no|nr|vs|ca|approx|bzw|usw|sr|sra|mme|e\.g|i\.e|z\.\s?b|d\.\s?h|p\. ?ej|\p{L}|\p{Nd}+)\.)$""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Unfinished();

    [GeneratedRegex("""[.!?…。！？]["”“’»)\]*_]*$""")]
    private static partial Regex Finished();
}
