using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>Divides a document at its headings.</summary>
internal static class SectionSplitter
{
    /// <summary>Lines below "Languages" that are looked at to tell spoken from programming languages.</summary>
    private const int LinesToTellLanguages = 4;

    public static List<Section> Split(IReadOnlyList<TextLine> lines)
    {
        var found = Candidates(lines);
        var usual = UsualStyle(found.Select(f => f.Heading));
        var sections = new List<Section>();
        var (kind, heading, content) = (SectionKind.Header, (TextLine?)null, new List<TextLine>());
        var next = 0;
        for (var n = 0; n < lines.Count; n++)
        {
            if (next < found.Count && found[next].Index == n)
            {
                var candidate = found[next++];
                if (Accepted(candidate, usual, kind, lines, found.Count))
                {
                    sections.Add(new Section(kind, heading, content));
                    (kind, heading, content) = (candidate.Kind, candidate.Heading, []);
                    if (candidate.Rest is not null)
                        content.Add(candidate.Rest);
                    continue;
                }
            }

            content.Add(lines[n]);
        }

        sections.Add(new Section(kind, heading, content));
        return [.. sections.Where(s => s.Lines.Count > 0 || s.Heading is not null)];
    }

    private sealed record Candidate(int Index, SectionKind Kind, TextLine Heading, TextLine? Rest);

    private static List<Candidate> Candidates(IReadOnlyList<TextLine> lines)
    {
        var found = new List<Candidate>();
        for (var n = 0; n < lines.Count; n++)
        {
            var line = lines[n];
            if (line.Bullet)
                continue;
            if (SectionHeadings.Of(line.Text.TrimEnd(' ', ':', '：')) is { } whole)
            {
                found.Add(new Candidate(n, whole, line, null));
                continue;
            }

            // A label in the margin, with what it names beside it.
            var first = line.Spans[0].Cell;
            var label = line.Spans.TakeWhile(s => s.Cell == first).ToArray();
            if (label.Length < line.Spans.Count && SectionHeadings.Of(string.Concat(label.Select(s => s.Text)).TrimEnd(' ', ':')) is { } kind
                && !label[0].Style.LooksLike(line.Spans[label.Length].Style))
                found.Add(new Candidate(n, kind, line.With(label), line.With([.. line.Spans.Skip(label.Length)])));
            else if (Inline(line) is { } inline)
                found.Add(inline with { Index = n });
        }

        return found;
    }

    /// <summary>"Languages: English, German" in one line.</summary>
    private static Candidate? Inline(TextLine line)
    {
        var colon = line.Text.IndexOf(':', StringComparison.Ordinal);
        if (colon is < 3 or > 40 || colon + 2 >= line.Text.Length || line.Cells.Count > 2)
            return null;
        if (SectionHeadings.Of(line.Text[..colon]) is not { } kind || kind is not (SectionKind.Skills or SectionKind.Languages or SectionKind.Certifications or SectionKind.Interests))
            return null;
        var style = line.Spans[^1].Style;
        var head = new TextSpan(line.Text[..colon], line.Spans[0].Box, line.Spans[0].Style);
        var rest = new TextSpan(line.Text[(colon + 1)..].Trim(), line.Spans[^1].Box, style);
        return new Candidate(0, kind, line.With([head]), line.With([rest]));
    }

    /// <summary>The look that most headings have; null where the format has no looks.</summary>
    private static TextStyle? UsualStyle(IEnumerable<TextLine> headings)
    {
        var group = headings.Select(h => h.Style)
            .GroupBy(s => (Math.Round(s.Weight), s.HeadingLevel))
            .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key.Item1).FirstOrDefault();
        return group?.First();
    }

    private static bool Accepted(Candidate candidate, TextStyle? usual, SectionKind current, IReadOnlyList<TextLine> lines, int all)
    {
        // Smaller than the other headings: a subheading, or a word that happens to be one.
        if (usual is { } look && all >= 3 && candidate.Heading.Style.Weight < look.Weight - 0.8 && !candidate.Heading.Style.LooksLike(look))
            return false;
        if (candidate.Kind == SectionKind.Languages && !Spoken(candidate, lines))
            return false;
        // "Tools" or "Technologies" among skills, "Projects" in a job without a look of its own: they go on with what they stand in.
        return candidate.Kind != SectionKind.Skills || current != SectionKind.Skills || candidate.Rest is null;
    }

    private static bool Spoken(Candidate candidate, IReadOnlyList<TextLine> lines)
    {
        var below = lines.Skip(candidate.Index + 1).Take(LinesToTellLanguages).Select(l => l.Text).Prepend(candidate.Rest?.Text ?? "");
        return below.Any(Vocabulary.SpokenLanguages.Any);
    }
}
