namespace ChatOps.Agent.Planning.Language;

/// <summary>One word of a text.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Word">The word without case, accents and apostrophes.</param>
internal readonly record struct Token(int Start, int Length, string Word)
{
    /// <summary>Where it ends in the text.</summary>
    public int End => Start + Length;
}
