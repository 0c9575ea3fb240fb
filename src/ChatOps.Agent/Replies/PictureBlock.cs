namespace ChatOps.Agent.Replies;

/// <summary>A picture of numbers, with the numbers themselves for whoever does not look at pictures.</summary>
/// <param name="Title">Heading, if any.</param>
/// <param name="Png">The picture as PNG, up to 200 kB.</param>
/// <param name="AltText">What it shows, as a sentence.</param>
/// <param name="Numbers">The numbers behind it.</param>
public sealed record PictureBlock(string? Title, ReadOnlyMemory<byte> Png, string AltText, TableBlock Numbers) : ReplyBlock;
