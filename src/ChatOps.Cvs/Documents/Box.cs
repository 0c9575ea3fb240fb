namespace ChatOps.Cvs.Documents;

/// <summary>A rectangle on a page in points (1/72 inch), measured from the page's top left corner; in text files, in characters and lines.</summary>
internal readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public double MiddleX => (Left + Right) / 2;

    public double MiddleY => (Top + Bottom) / 2;

    public bool Contains(double x, double y) => x >= Left && x <= Right && y >= Top && y <= Bottom;

    public Box Union(Box other) => new(
        Math.Min(Left, other.Left), Math.Min(Top, other.Top), Math.Max(Right, other.Right), Math.Max(Bottom, other.Bottom));

    public Box Intersect(Box other) => new(
        Math.Max(Left, other.Left), Math.Max(Top, other.Top), Math.Min(Right, other.Right), Math.Min(Bottom, other.Bottom));

    /// <summary>Share of this rectangle that another covers, 0 to 1.</summary>
    public double ShareCoveredBy(Box other)
    {
        var common = Intersect(other);
        return common.Width <= 0 || common.Height <= 0 || Width <= 0 || Height <= 0 ? 0 : common.Width * common.Height / (Width * Height);
    }
}
