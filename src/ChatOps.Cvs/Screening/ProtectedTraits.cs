using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Screening;

/// <summary>Takes protected traits out: what stands behind a label of Words/protected.txt.</summary>
internal static class ProtectedTraits
{
    /// <summary>Words beyond which a line tells a story instead of a fact.</summary>
    private const int MostWords = 14;

    private static readonly Dictionary<string, string> Labels = WordFile.Read("protected")
        .SelectMany(g => g.Select(w => (Key: Folding.Key(w), Trait: g.Key)))
        .GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.First().Trait, StringComparer.Ordinal);

    /// <summary>Words that are facts themselves ("married"), where others are labels that need a value.</summary>
    private static readonly HashSet<string> Facts = [.. new[]
    {
        "married", "single", "verheiratet", "ledig", "marié", "mariée", "célibataire", "casado", "casada", "soltero", "soltera", "sposato", "celibe", "nubile",
    }.Select(Folding.Key)];

    public static List<TextLine> Remove(IReadOnlyList<TextLine> lines, out List<string> traits)
    {
        traits = [];
        var kept = new List<TextLine>(lines.Count);
        string? pending = null;
        for (var n = 0; n < lines.Count; n++)
        {
            var line = lines[n];
            if (pending is not null)
            {
                // The value below its label.
                traits.Add(pending);
                pending = null;
                if (line.Words <= 6 && Extraction.Rules.SectionHeadings.Of(line.Text) is null)
                    continue;
            }

            if (line.Words > MostWords)
            {
                kept.Add(line);
                continue;
            }

            if (line.Cells.Count == 1 && !line.Bullet && line.Words <= 3 && Labels.TryGetValue(Folding.Key(line.Text), out var label) && !Facts.Contains(Folding.Key(line.Text))
                && n + 1 < lines.Count && n < 60 && Extraction.Rules.SectionHeadings.Of(line.Text) is null && LooksLikeValue(lines[n + 1].Text, label))
            {
                pending = label;
                continue;
            }

            if (Without(line, traits) is { } rest)
                kept.Add(rest);
        }

        return kept;
    }

    private static bool LooksLikeValue(string text, string trait) =>
        trait != "birth date" ? text.Split(' ').Length <= 3 : text.Any(char.IsDigit);

    private static TextLine? Without(TextLine line, List<string> traits)
    {
        var found = new List<string>();
        var spans = new List<TextSpan>();
        var skipNext = false;
        foreach (var cell in line.Spans.GroupBy(s => s.Cell))
        {
            if (skipNext)
            {
                skipNext = false;
                continue;
            }

            var text = string.Concat(cell.Select(s => s.Text));
            var pieces = text.Split(['|', '•', '·', ';']);
            var rest = pieces.Where(p => Trait(p) is not { } trait || Note(found, trait)).ToArray();
            if (rest.Length == pieces.Length)
            {
                // Label and value as two cells of a row.
                if (line.Cells.Count > 1 && Labels.TryGetValue(Folding.Key(text), out var label) && !Facts.Contains(Folding.Key(text)))
                {
                    found.Add(label);
                    skipNext = true;
                }
                else
                    spans.AddRange(cell);
            }
            else if (rest.Any(p => p.Trim().Length > 0))
                spans.Add(cell.First() with { Text = string.Join(" | ", rest.Select(p => p.Trim())) });
        }

        if (found.Count == 0)
            return line;
        traits.AddRange(found);
        return spans.Count == 0 ? null : line.With(spans);
    }

    private static bool Note(List<string> found, string trait)
    {
        found.Add(trait);
        return false;
    }

    private static string? Trait(string piece)
    {
        var colon = piece.IndexOfAny([':', '：']);
        if (colon > 0 && colon < 40)
            return piece[(colon + 1)..].Trim().Length > 0 && Labels.TryGetValue(Folding.Key(piece[..colon]), out var trait) ? trait : null;
        var key = Folding.Key(piece);
        if (Facts.Contains(key))
            return Labels[key];
        // "Born 12 May 1990", "geb. 1990", "né le 3 mars 1990": a word of birth followed by a number.
        foreach (var word in new[] { "born on", "born", "geboren am", "geboren", "geb", "ne le", "nee le", "nato il", "nata il", "nacido el", "nacida el" })
        {
            if (key.StartsWith(word + " ", StringComparison.Ordinal) && key.Any(char.IsDigit) && key.Split(' ').Length <= 7)
                return "birth date";
        }

        return null;
    }
}
