namespace ChatOps.Agent.Access;

/// <summary>Who speaks. Decided by the channel from what it has verified, never from what is said.</summary>
/// <param name="PersonId">Id of the person, e.g. <c>U17</c>; null if the speaker is nobody in the company's data.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Role">What they may do.</param>
public sealed record Speaker(string? PersonId, string Name, Role Role)
{
    /// <summary>What tells speakers apart: the person's id, else the name.</summary>
    public string Key => PersonId ?? Name;
}
