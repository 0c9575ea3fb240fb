namespace ChatOps.Cvs.Documents.Pdf;

/// <summary>Decides which runs of a page a reader sees.</summary>
internal static class PdfSight
{
    /// <summary>Contrast (WCAG 2, 1 to 21) below which text can't be told from its background. Light grey on white that people do use has 1.6 and more.</summary>
    private const double LeastContrast = 1.25;

    /// <summary>Smallest font in points that a sheet of paper shows.</summary>
    private const double LeastSize = 4;

    /// <summary>Pages that are scaled down as a whole are small everywhere; hidden text is smaller than the rest.</summary>
    private const double SmallerThanRest = 0.6;

    /// <summary>Why a run is not seen, or null.</summary>
    /// <param name="usualSize">Median size of the document's text in points.</param>
    public static HiddenReason? Judge(PdfRun run, PdfPage page, double usualSize)
    {
        if (run.Hidden is { } reason)
            return reason;
        if (run.Style.Size < LeastSize && run.Style.Size < SmallerThanRest * usualSize)
            return HiddenReason.Tiny;

        var (x, y) = (run.Box.MiddleX, run.Box.MiddleY);
        int? background = 0xFFFFFF;
        foreach (var fill in page.Fills)
        {
            if (!fill.Box.Contains(x, y))
                continue;
            if (fill.Order < run.Order)
                background = fill.Picture || !fill.Opaque ? null : fill.Colour;
            else if (fill.Opaque && run.Box.ShareCoveredBy(fill.Box) > 0.8)
                return HiddenReason.Covered;
        }

        return background is { } behind && run.KnownColour && Contrast(run.Style.Colour, behind) < LeastContrast ? HiddenReason.BackgroundColour : null;
    }

    /// <summary>Contrast of two colours, 1 (the same) to 21 (black on white). WCAG 2.2, section 1.4.3.</summary>
    public static double Contrast(int a, int b)
    {
        var (la, lb) = (Luminance(a), Luminance(b));
        return (Math.Max(la, lb) + 0.05) / (Math.Min(la, lb) + 0.05);
    }

    private static double Luminance(int rgb) => 0.2126 * Linear((rgb >> 16) & 255) + 0.7152 * Linear((rgb >> 8) & 255) + 0.0722 * Linear(rgb & 255);

    private static double Linear(int channel)
    {
        var share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
