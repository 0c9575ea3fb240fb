namespace ChatOps.Agent.Access;

/// <summary>One line of the contract of chat functions.</summary>
/// <param name="Function">Full name.</param>
/// <param name="Subject">What it is about, as the start of a sentence: "Rankings of people are for ...".</param>
/// <param name="Roles">Who may call it.</param>
/// <param name="SelfAllowed">Whether everybody may call it about themselves.</param>
/// <param name="Confirms">Whether it waits for a yes.</param>
public sealed record FunctionRule(
    string Function, string Subject, IReadOnlyList<Role> Roles, bool SelfAllowed = false, bool Confirms = false)
{
    /// <summary>Whether a speaker may call it about a person (null: about nobody in particular).</summary>
    public bool Allows(Speaker speaker, string? aboutPersonId) =>
        Roles.Contains(speaker.Role) || (SelfAllowed && speaker.PersonId is { } self && self == aboutPersonId);

    /// <summary>Why somebody may not, as a sentence.</summary>
    public string Denial => $"{Subject} are for {string.Join(", ", Roles.SkipLast(1).Select(Words))} and {Words(Roles[^1])}.";

    private static string Words(Role role) => role switch
    {
        Role.Employee => "employees",
        Role.Manager => "managers",
        Role.Hr => "HR",
        _ => "admins",
    };
}
