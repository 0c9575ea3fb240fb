namespace ChatOps.Cvs.Documents.Pdf;

/// <summary>One character as it was painted.</summary>
/// <param name="Baseline">Distance of its baseline from the page's top edge in points.</param>
/// <param name="Order">Its place in the order of painting.</param>
/// <param name="Hidden">Why it isn't seen, as far as it is known when it is painted.</param>
internal sealed record PdfGlyph(string Text, Box Box, double Baseline, TextStyle Style, int Order, bool Upright, bool KnownColour, HiddenReason? Hidden);
