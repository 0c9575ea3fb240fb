using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Screening;

/// <summary>Takes out of a document what a reader doesn't see, what addresses the machine, and protected traits; and says so.</summary>
internal static class Screen
{
    /// <summary>Longest text of a warning in characters.</summary>
    private const int Longest = 300;

    /// <summary>Words of metadata, unseen in the text, that are more than a title.</summary>
    private const int ManyWords = 8;

    /// <summary>Share of a line beyond which an instruction is the whole line.</summary>
    private const double WholeLine = 0.35;

    public static Screened Apply(Document document)
    {
        var warnings = new List<CvWarning>();
        AddHidden(document, warnings);
        var lines = WithoutInstructions(document.Lines, warnings);
        var kept = ProtectedTraits.Remove(lines, out var traits);
        if (document.HasPictures)
            traits.Add("photo");
        if (document.Recognised)
            warnings.Add(new CvWarning(CvWarningCode.Recognised, "whole file", "The text was recognised from a picture; compare it with the picture."));
        return new Screened(document with { Lines = kept }, warnings, [.. traits.Distinct().Order(StringComparer.Ordinal)]);
    }

    private static void AddHidden(Document document, List<CvWarning> warnings)
    {
        var seen = new HashSet<string>(Folding.Key(document.Text).Split(' '), StringComparer.Ordinal);
        foreach (var hidden in document.Hidden)
        {
            var instruction = InstructionDetector.Any(hidden.Text);
            // Labels for screen readers and lines cut at the edge of a page repeat what is seen.
            var unseen = Folding.Key(hidden.Text).Split(' ').Where(w => w.Length > 2 && !seen.Contains(w)).ToArray();
            var label = Extraction.Rules.SectionHeadings.Of(hidden.Text) is not null;
            if (hidden.Reason == HiddenReason.Metadata ? !instruction && unseen.Length < ManyWords : !instruction && (unseen.Length == 0 || label))
                continue;
            var place = Place(hidden);
            warnings.Add(new CvWarning(CvWarningCode.HiddenText, place, Short(hidden.Text)));
            if (instruction)
                warnings.Add(new CvWarning(CvWarningCode.Instruction, place, Short(hidden.Text)));
        }
    }

    private static string Place(HiddenText hidden)
    {
        var how = hidden.Reason switch
        {
            HiddenReason.BackgroundColour => "in the colour of its background",
            HiddenReason.Transparent => "transparent",
            HiddenReason.Tiny => "too small to read",
            HiddenReason.OffPage => "beyond the edge of the page",
            HiddenReason.Covered => "covered by a picture or shape",
            HiddenReason.Clipped => "outside of the painted area",
            HiddenReason.Vanished => "marked as hidden",
            HiddenReason.Metadata => "in the file's properties or comments",
            _ => "in characters without a shape",
        };
        return hidden.Page == 0 ? how : $"page {hidden.Page}, {how}";
    }

    private static List<TextLine> WithoutInstructions(IReadOnlyList<TextLine> lines, List<CvWarning> warnings)
    {
        var gone = new HashSet<int>();
        var cut = new Dictionary<int, TextLine>();
        for (var first = 0; first < lines.Count;)
        {
            var last = first;
            while (last + 1 < lines.Count && Together(lines[last], lines[last + 1]))
                last++;
            Search(lines, first, last, gone, cut, warnings);
            first = last + 1;
        }

        return [.. Enumerable.Range(0, lines.Count).Where(n => !gone.Contains(n)).Select(n => cut.TryGetValue(n, out var line) ? line : lines[n])];
    }

    /// <summary>Lines that may be one paragraph: of one block, one size, close to one another.</summary>
    private static bool Together(TextLine above, TextLine below) =>
        above.Page == below.Page && above.Region == below.Region && Math.Abs(above.Style.Size - below.Style.Size) < 0.6 && below.GapAbove < 1.1 && !below.Bullet;

    private static void Search(IReadOnlyList<TextLine> lines, int first, int last, HashSet<int> gone, Dictionary<int, TextLine> cut, List<CvWarning> warnings)
    {
        var text = string.Join('\n', lines.Skip(first).Take(last - first + 1).Select(l => l.Text));
        var places = InstructionDetector.Find(text);
        if (places.Count == 0)
            return;
        var at = 0;
        var hit = new List<int>();
        for (var n = first; n <= last; n++)
        {
            var (start, end) = (at, at + lines[n].Text.Length);
            at = end + 1;
            var own = places.Where(p => p.Start < end && p.Start + p.Length > start).ToArray();
            if (own.Length == 0)
                continue;
            hit.Add(n);
            var rest = Sentences.Without(lines[n].Text, [.. own.Select(p => (Math.Max(0, p.Start - start), Math.Min(p.Start + p.Length, end) - start))]);
            if (rest.Length < (1 - WholeLine) * lines[n].Text.Length || rest.Length < 20)
                gone.Add(n);
            else
                cut[n] = lines[n].With([lines[n].Spans[0] with { Text = rest }]);
        }

        foreach (var group in hit.Select((n, i) => (n, Group: n - i)).GroupBy(p => p.Group))
        {
            var some = group.Select(p => lines[p.n]).ToArray();
            warnings.Add(new CvWarning(CvWarningCode.Instruction, $"page {some[0].Page}, visible", Short(string.Join(' ', some.Select(l => l.Text)))));
        }
    }

    private static string Short(string text) => text.Length <= Longest ? text : text[..(Longest - 1)] + "…";
}
