namespace ChatOps.Agent.Planning.Language;

/// <summary>A stretch of a text that names something.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="At">First token.</param>
/// <param name="Count">How many tokens.</param>
/// <param name="Values">What it names: ids or words of the contract; several where the name fits several; empty for an id that does not exist.</param>
/// <param name="Said">The words themselves, as written.</param>
/// <param name="IsSure">False for what names something only where such a thing is wanted, e.g. one word of a task's title.</param>
/// <param name="Share">Share of the whole name that was said, 0 to 1, by information.</param>
internal sealed record Mention(MentionKind Kind, int At, int Count, IReadOnlyList<string> Values, string Said, bool IsSure = true, double Share = 1)
{
    /// <summary>First token after it.</summary>
    public int End => At + Count;

    /// <summary>The one thing it names; null if that is nobody or several.</summary>
    public string? Only => Values.Count == 1 ? Values[0] : null;

    /// <summary>What a call is given: the id, or the words where they have to be asked about.</summary>
    public string Argument => Only ?? Said;

    /// <summary>Whether two mentions share a token.</summary>
    public bool Overlaps(Mention other) => At < other.End && other.At < End;
}
