namespace ChatOps.Cvs.Documents;

/// <summary>One line of a document; lines that the page's width broke are joined again.</summary>
internal sealed class TextLine
{
    /// <param name="page">Page, counted from 1.</param>
    /// <param name="spans">Its runs from left to right, at least one.</param>
    /// <param name="region">Number of the column or block that it stands in; the same for lines that read on from one another.</param>
    public TextLine(int page, IReadOnlyList<TextSpan> spans, int region = 0, bool bullet = false)
    {
        Page = page;
        Spans = spans;
        Region = region;
        Bullet = bullet;
        Cells = spans.Count == 1 ? [spans[0].Text] : [.. spans.GroupBy(s => s.Cell).Select(c => string.Concat(c.Select(s => s.Text)).Trim()).Where(t => t.Length > 0)];
        Text = Cells.Count == 1 ? Cells[0].Trim() : string.Join("  ", Cells);
        Box = spans.Select(s => s.Box).Aggregate((a, b) => a.Union(b));
        Style = spans.MaxBy(s => s.Text.Length)!.Style;
    }

    public int Page { get; }

    public IReadOnlyList<TextSpan> Spans { get; }

    public int Region { get; }

    /// <summary>Whether a bullet stood before it.</summary>
    public bool Bullet { get; }

    /// <summary>Its text, cells two spaces apart.</summary>
    public string Text { get; }

    /// <summary>Text of each cell.</summary>
    public IReadOnlyList<string> Cells { get; }

    public Box Box { get; }

    /// <summary>Style of its longest run.</summary>
    public TextStyle Style { get; }

    /// <summary>Empty space above in heights of the line; large at the start of a page or region.</summary>
    public double GapAbove { get; init; }

    /// <summary>Where its last run must break at the latest; infinite where only the column decides.</summary>
    public double Bound { get; init; } = double.PositiveInfinity;

    /// <summary>How many printed lines were joined into it.</summary>
    public int PrintedLines { get; init; } = 1;

    /// <summary>Words, counted by spaces.</summary>
    public int Words => Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;

    /// <summary>The line with other runs, at the same place.</summary>
    public TextLine With(IReadOnlyList<TextSpan> spans) => new(Page, spans, Region, Bullet) { GapAbove = GapAbove, PrintedLines = PrintedLines, Bound = Bound };

    public override string ToString() => Text;
}
