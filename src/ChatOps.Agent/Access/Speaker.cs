namespace ChatOps.Agent.Access;

/// <summary>Who speaks. Decided by the channel from what it has verified, never from what is said.</summary>
/// <param name="PersonId">Id of the person, e.g. <c>U17</c>; null if the speaker is nobody in the company's data.</param>
/// <param name="Name">Name to show.</param>
/// <param name="Role">What they may do.</param>
/// <param name="Account">The channel's verified id, e.g. <c>slack:T1/U2</c>; null where there is no sign-in.</param>
public sealed record Speaker(string? PersonId, string Name, Role Role, string? Account = null)
{
    /// <summary>What tells speakers apart: the person's id, else the account, else the name.</summary>
    public string Key => PersonId ?? Account ?? Name;
}
