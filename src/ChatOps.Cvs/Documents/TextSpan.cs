namespace ChatOps.Cvs.Documents;

/// <summary>A run of text in one style at one place: the smallest positioned block of a document.</summary>
/// <param name="Cell">Number of the cell of its line that it stands in: cells are apart by more than a space (columns of a table, tags, a date at the right edge).</param>
/// <param name="Tag">Number of the coloured box that it stands in on its page, or -1.</param>
internal sealed record TextSpan(string Text, Box Box, TextStyle Style, int Cell = 0, int Tag = -1);
