namespace ChatOps.Cvs.Documents;

/// <summary>How a run of text looks.</summary>
/// <param name="Size">Font size in points; 10 where the format has none.</param>
/// <param name="HeadingLevel">1 to 6 where the format says so (Word, HTML, Markdown), otherwise 0.</param>
/// <param name="Colour">Red, green and blue in the lower 24 bits.</param>
internal readonly record struct TextStyle(double Size, bool Bold = false, bool Italic = false, int HeadingLevel = 0, int Colour = 0)
{
    public static TextStyle Plain { get; } = new(10);

    /// <summary>How much the text stands out, in points: bold counts as much as two more points, a heading as its level says.</summary>
    public double Weight => Size + (Bold ? 2 : 0) + (HeadingLevel > 0 ? 14 - 2 * HeadingLevel : 0);

    /// <summary>Whether two runs look alike to a reader.</summary>
    public bool LooksLike(TextStyle other) =>
        Math.Abs(Size - other.Size) < 0.6 && Bold == other.Bold && HeadingLevel == other.HeadingLevel && Colour == other.Colour;
}
