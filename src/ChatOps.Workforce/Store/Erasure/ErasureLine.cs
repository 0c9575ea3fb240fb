namespace ChatOps.Workforce.Store.Erasure;

/// <summary>One kind of data of a person.</summary>
/// <param name="What">In words, e.g. <c>skills</c>.</param>
/// <param name="Before">Records there were, or would be erased.</param>
/// <param name="After">Records that still are there, counted anew after the erasure; null before it.</param>
public sealed record ErasureLine(string What, int Before, int? After);
