using ChatOps.Cvs.Documents;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>One position or course of study: the lines that name it, and what is said about it.</summary>
/// <param name="Head">Lines that name it, the dates taken out where they stood alone.</param>
/// <param name="Dates">When it was, or null.</param>
internal sealed record Entry(IReadOnlyList<TextLine> Head, DateSpan? Dates, IReadOnlyList<TextLine> Body);
