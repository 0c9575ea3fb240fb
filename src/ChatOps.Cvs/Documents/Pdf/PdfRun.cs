namespace ChatOps.Cvs.Documents.Pdf;

/// <summary>Characters painted one after another on one baseline in one style.</summary>
internal sealed record PdfRun(string Text, Box Box, double Baseline, TextStyle Style, int Order, bool KnownColour, HiddenReason? Hidden);
