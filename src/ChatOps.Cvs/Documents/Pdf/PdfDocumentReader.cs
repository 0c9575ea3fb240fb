using ChatOps.Cvs.Documents.Layout;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace ChatOps.Cvs.Documents.Pdf;

/// <summary>Reads PDF with PdfPig: words with places, fonts and colours, in reading order; what isn't seen set apart.</summary>
internal sealed class PdfDocumentReader(int mostPages) : IDocumentReader
{
    /// <summary>Mean width of a character in sizes of the font.</summary>
    private const double CharacterWidth = 0.5;

    /// <summary>Characters of a whole document; 200 dense pages have some 800,000.</summary>
    private const int MostCharacters = 900_000;

    /// <inheritdoc />
    public Document Read(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            using var pdf = PdfDocument.Open(content, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, MaxStackDepth = 64, FilterProvider = LimitedFilters.Instance });
            return Read(pdf, cancellationToken);
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new DocumentRefusedException(CvProblemCode.Encrypted, "The PDF is protected with a password; send it without one.", e);
        }
        catch (Exception e) when (e is not (DocumentRefusedException or OperationCanceledException or OutOfMemoryException))
        {
            throw new DocumentRefusedException(CvProblemCode.Damaged, "The PDF is damaged or cut off; export it again.", e);
        }
    }

    private Document Read(PdfDocument pdf, CancellationToken cancellationToken)
    {
        if (pdf.NumberOfPages > mostPages)
            throw new DocumentRefusedException(CvProblemCode.TooManyPages, $"The PDF has {pdf.NumberOfPages} pages; a CV may have up to {mostPages}.");
        pdf.AddPageFactory<PdfPage, PdfPageFactory>();

        var pages = new List<(PdfPage Page, List<PdfRun> Runs)>();
        var characters = 0;
        for (var n = 1; n <= pdf.NumberOfPages; n++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var page = pdf.GetPage<PdfPage>(n);
            characters += page.Glyphs.Count;
            if (characters > MostCharacters)
                throw new DocumentRefusedException(CvProblemCode.TooMuchText, "The PDF holds more text than any CV does; it was not read.");
            pages.Add((page, PdfRuns.Of(page.Glyphs)));
        }

        return Compose(pdf, pages, cancellationToken);
    }

    private static Document Compose(PdfDocument pdf, List<(PdfPage Page, List<PdfRun> Runs)> pages, CancellationToken cancellationToken)
    {
        var usual = UsualSize(pages.SelectMany(p => p.Runs));
        var scanned = IsScan(pages);
        var hidden = new List<HiddenText>();
        var lines = new List<TextLine>();
        var region = 0;
        foreach (var (page, runs) in pages)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var visible = new List<PdfRun>();
            foreach (var run in runs)
            {
                // On a scan, the recognised text lies unseen on the picture of the same words.
                var reason = scanned ? null : PdfSight.Judge(run, page, usual);
                if (reason is null)
                    visible.Add(run);
                else
                    hidden.Add(new HiddenText(run.Text, page.Number, reason.Value));
            }

            lines.AddRange(ReadingOrder.Lines(page.Number, PdfSegments.Of(page, visible), ref region));
        }

        var info = pdf.Information;
        foreach (var text in new[] { info.Title, info.Subject, info.Keywords, info.Author })
        {
            if (!string.IsNullOrWhiteSpace(text))
                hidden.Add(new HiddenText(text, 0, HiddenReason.Metadata));
        }

        return new Document
        {
            Kind = DocumentKind.Pdf,
            Pages = pages.Count,
            Lines = RunningLines.Remove(LineJoiner.Join(lines, CharacterWidth), pages.Count),
            Hidden = HiddenTexts.Merge(hidden),
            HasPictures = pages.Exists(p => p.Page.Fills.Any(f => f.Picture && f.Box.Width > 30 && f.Box.Height > 30)),
            Recognised = scanned,
        };
    }

    private static double UsualSize(IEnumerable<PdfRun> runs)
    {
        var sizes = runs.Where(r => r.Hidden is null).SelectMany(r => Enumerable.Repeat(r.Style.Size, Math.Min(r.Text.Length, 200))).Order().ToArray();
        return sizes.Length == 0 ? 10 : sizes[sizes.Length / 2];
    }

    private static bool IsScan(List<(PdfPage Page, List<PdfRun> Runs)> pages)
    {
        var all = pages.Sum(p => p.Runs.Count);
        var unseen = pages.Sum(p => p.Runs.Count(r => r.Hidden == HiddenReason.Transparent));
        return all > 0 && unseen >= 0.95 * all
            && pages.TrueForAll(p => p.Page.Fills.Any(f => f.Picture && new Box(0, 0, p.Page.Width, p.Page.Height).ShareCoveredBy(f.Box) > 0.7));
    }
}
