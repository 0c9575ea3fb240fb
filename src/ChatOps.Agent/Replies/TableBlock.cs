namespace ChatOps.Agent.Replies;

/// <summary>A table of plain text.</summary>
/// <param name="Title">Heading, if any.</param>
/// <param name="Columns">Column headings.</param>
/// <param name="Rows">Rows with as many cells as there are columns.</param>
public sealed record TableBlock(string? Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows) : ReplyBlock;
