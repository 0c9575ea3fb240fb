using ChatOps.Cvs.Documents;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>A part of a CV below one heading.</summary>
/// <param name="Heading">Its heading; null for the header.</param>
internal sealed record Section(SectionKind Kind, TextLine? Heading, IReadOnlyList<TextLine> Lines);
