namespace ChatOps.Cvs.Documents.Layout;

/// <summary>Text that stands together on one baseline, apart from its neighbours by more than a space.</summary>
/// <param name="Spans">Its runs; a new one starts where the style changes.</param>
/// <param name="Baseline">Distance from the page's top edge in points.</param>
/// <param name="Bullet">Whether a bullet stands before it.</param>
/// <param name="Tag">Number of the coloured box around it, or -1.</param>
/// <param name="Bound">Where the text must break at the latest, in points; infinite where only the column decides.</param>
internal sealed record Segment(IReadOnlyList<TextSpan> Spans, double Baseline, bool Bullet, int Tag, double Bound)
{
    public Box Box { get; } = Spans.Select(s => s.Box).Aggregate((a, b) => a.Union(b));

    public string Text { get; } = string.Concat(Spans.Select(s => s.Text));

    public double Size { get; } = Spans.Max(s => s.Style.Size);
}
