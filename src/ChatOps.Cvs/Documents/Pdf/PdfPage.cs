namespace ChatOps.Cvs.Documents.Pdf;

/// <summary>What is painted on a page, in the order of painting.</summary>
internal sealed record PdfPage(int Number, double Width, double Height, IReadOnlyList<PdfGlyph> Glyphs, IReadOnlyList<PdfFill> Fills);
