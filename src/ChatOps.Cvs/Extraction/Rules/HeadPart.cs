using ChatOps.Cvs.Documents;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>A piece of the lines that name an entry: a company, a title, a place.</summary>
/// <param name="Line">Number of its line in the head.</param>
internal sealed record HeadPart(string Text, TextStyle Style, int Line);
