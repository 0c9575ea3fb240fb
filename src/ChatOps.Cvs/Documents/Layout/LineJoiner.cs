namespace ChatOps.Cvs.Documents.Layout;

/// <summary>Joins lines that the width of the column broke: the next line's first word would not have fitted.</summary>
internal static class LineJoiner
{
    /// <summary>Gap between lines of one paragraph in sizes of the font, measured between the boxes (which are 0.95 sizes high).</summary>
    private const double MostGap = 1.1;

    /// <summary>Characters of a line below which a text file was not broken by width.</summary>
    private const int NarrowestText = 50;

    /// <param name="characterWidth">Mean width of a character in sizes of the font; 0 where a character is a unit of the boxes.</param>
    public static List<TextLine> Join(IReadOnlyList<TextLine> lines, double characterWidth)
    {
        var joined = new List<TextLine>();
        foreach (var region in lines.GroupBy(l => l.Region))
        {
            var some = region.ToArray();
            var right = some.Max(l => l.Box.Right);
            var current = some[0];
            for (var i = 1; i < some.Length; i++)
            {
                if (ReadsOn(current, some[i - 1], some[i], right, characterWidth))
                    current = Append(current, some[i]);
                else if (current.PrintedLines == 1 && ReadsOnBesideDate(current, some[i], characterWidth))
                    current = AppendBesideDate(current, some[i]);
                else
                {
                    joined.Add(current);
                    current = some[i];
                }
            }

            joined.Add(current);
        }

        return joined;
    }

    private static bool ReadsOn(TextLine whole, TextLine above, TextLine below, double right, double characterWidth)
    {
        if (characterWidth == 0 && right < NarrowestText)
            return false;
        if (below.Bullet || below.GapAbove > MostGap || above.Page != below.Page)
            return false;
        var (last, first) = (above.Spans[^1], below.Spans[0]);
        if (Math.Abs(last.Style.Size - first.Style.Size) > 0.6 || last.Style.HeadingLevel != first.Style.HeadingLevel)
            return false;
        // A broken line goes on at the same edge; below a bullet, beside it.
        // The last cell of a row goes on below itself: the text beside a heading in the margin.
        var lastCell = above.Cells.Count > 1 && below.Cells.Count == 1 && last.Tag < 0;
        var indent = below.Box.Left - (lastCell ? above.Spans.First(s => s.Cell == last.Cell).Box.Left : whole.Box.Left);
        var unit = characterWidth == 0 ? 1 : first.Style.Size * characterWidth;
        if (indent < -1.5 * unit || indent > (whole.Bullet ? 4 : 1.5) * unit)
            return false;
        var tagged = last.Tag >= 0 && last.Tag == first.Tag;
        if ((last.Tag >= 0 || first.Tag >= 0) && !tagged)
            return false;
        if (!tagged && !lastCell && (above.Cells.Count > 1 || below.Cells.Count > 1))
            return false;
        // Paragraphs don't change from bold to plain at the end of a line; a title above its text does.
        if (last.Style.Bold != first.Style.Bold && !EndsWithinSentence(above.Text))
            return false;
        var address = Addresses.OpenEnd(above.Text);
        // Contact details stand one below the other, however wide they are.
        if (address is null && (Addresses.OpenEnd(below.Text) is not null || Addresses.IsNumber(above.Text) || Addresses.IsNumber(below.Text)))
            return false;
        if (address is not null)
            return Addresses.GoesOn(address, below.Text);
        return above.Box.Right + unit * 0.5 + Width(first, unit, characterWidth) > Math.Min(above.Bound, tagged ? right : right + 0.5 * unit);
    }

    /// <summary>A name that broke beside the date at the right edge of its line.</summary>
    private static bool ReadsOnBesideDate(TextLine above, TextLine below, double characterWidth)
    {
        if (above.Cells.Count != 2 || below.Cells.Count != 1 || below.Bullet || below.GapAbove > MostGap || !DateLike.Is(above.Cells[1]))
            return false;
        var name = above.Spans.Last(s => s.Cell == above.Spans[0].Cell);
        var date = above.Spans.First(s => s.Cell != above.Spans[0].Cell);
        var first = below.Spans[0];
        var unit = characterWidth == 0 ? 1 : first.Style.Size * characterWidth;
        return name.Style.LooksLike(first.Style) && Math.Abs(below.Box.Left - above.Box.Left) < unit && name.Style.Size >= date.Style.Size
            && name.Box.Right + 3 * unit + Width(first, unit, characterWidth) > date.Box.Left;
    }

    /// <summary>Width of the first word of a run.</summary>
    private static double Width(TextSpan first, double unit, double characterWidth)
    {
        var word = first.Text.TrimStart().Split(' ', '\t')[0];
        if (word.Length > 0 && IsWide(word[0]))
            return unit * 2; // A line of Chinese breaks between any two characters.
        // By the run's own mean: capitals and bold letters are wider.
        return characterWidth == 0 ? word.Length : first.Text.Length > 3 ? first.Box.Width / first.Text.Length * word.Length : word.Length * unit;
    }

    private static bool EndsWithinSentence(string text) => text.TrimEnd() is { Length: > 0 } t && t[^1] is ',' or '-' or '–';

    private static bool IsWide(char c) => c >= 0x2E80;

    private static TextLine Append(TextLine a, TextLine b)
    {
        var last = a.Spans[^1];
        var (text, first) = (last.Text.TrimEnd(), b.Spans[0].Text.TrimStart());
        var glue = text.Length == 0 || first.Length == 0 || IsWide(text[^1]) && IsWide(first[0]) || text[^1] == '-' && char.IsLower(first[0]) || Addresses.OpenEnd(text) is not null ? "" : " ";
        var cell = last.Cell;
        var spans = new List<TextSpan>(a.Spans.Take(a.Spans.Count - 1));
        if (last.Style.LooksLike(b.Spans[0].Style))
        {
            spans.Add(last with { Text = text + glue + first, Box = last.Box.Union(b.Spans[0].Box) });
            spans.AddRange(b.Spans.Skip(1).Select(s => s with { Cell = cell }));
        }
        else
        {
            spans.Add(last with { Text = text + glue });
            spans.AddRange(b.Spans.Select((s, i) => s with { Cell = cell, Text = i == 0 ? first : s.Text }));
        }

        return new TextLine(a.Page, spans, a.Region, a.Bullet) { GapAbove = a.GapAbove, PrintedLines = a.PrintedLines + 1, Bound = a.Bound };
    }

    private static TextLine AppendBesideDate(TextLine a, TextLine b)
    {
        var cell = a.Spans[0].Cell;
        var spans = a.Spans.ToList();
        var at = spans.FindLastIndex(s => s.Cell == cell);
        spans[at] = spans[at] with { Text = spans[at].Text.TrimEnd() + " " + b.Text.TrimStart() };
        return new TextLine(a.Page, spans, a.Region, a.Bullet) { GapAbove = a.GapAbove, PrintedLines = 2 };
    }
}
