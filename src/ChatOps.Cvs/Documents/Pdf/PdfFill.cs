namespace ChatOps.Cvs.Documents.Pdf;

/// <summary>A filled shape or a picture.</summary>
/// <param name="Colour">Red, green and blue; null where it isn't one colour (picture, gradient).</param>
/// <param name="Opaque">Whether what was painted before is covered.</param>
/// <param name="Order">Its place in the order of painting.</param>
internal sealed record PdfFill(Box Box, int? Colour, bool Opaque, int Order, bool Picture);
