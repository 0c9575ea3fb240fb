using ChatOps.Agent.Access;
using ChatOps.Workforce;

namespace ChatOps.Agent.Plugins;

/// <summary>One line of the contract of chat functions: what a function is for, who may call it, with which arguments, and whether it asks first.</summary>
/// <param name="Name">Full name, e.g. <c>ranking.rank_candidates</c>.</param>
/// <param name="Description">What it does, for the model.</param>
/// <param name="Subject">What it is about, as the start of a sentence: "Rankings of people are for ...".</param>
/// <param name="Roles">Who may call it.</param>
/// <param name="Arguments">Its arguments.</param>
public sealed record FunctionContract(
    string Name, string Description, string Subject, IReadOnlyList<Role> Roles, params IReadOnlyList<ArgumentContract> Arguments)
{
    /// <summary>Whether everybody may call it about themselves.</summary>
    public bool SelfAllowed { get; init; }

    /// <summary>Whether it works on one of the CVs in view. Which one is its argument <c>cv</c>: put in by buttons or found in the words, never asked of a model.</summary>
    public bool TakesCv { get; init; }

    /// <summary>Whether its answers tell how a person does, or what is in a CV.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>Kinds of records that its answers rest on: if a system could not be read, they say so.</summary>
    public IReadOnlyList<RecordKind> RestsOn { get; init; } = [];

    /// <summary>Whether it waits for a yes.</summary>
    public bool Confirms { get; init; }

    /// <summary>Whether it changes something or takes long, with or without a yes: not done where a turn is only thought through.</summary>
    public bool HasEffect { get => field || Confirms; init; }

    /// <summary>Name of the plugin that it belongs to: the part before the dot.</summary>
    public string Plugin => Name[..Name.IndexOf('.', StringComparison.Ordinal)];

    /// <summary>Name within its plugin.</summary>
    public string ShortName => Name[(Plugin.Length + 1)..];

    /// <summary>Whether a speaker may call it about a person (null: about nobody in particular).</summary>
    public bool Allows(Speaker speaker, string? aboutPersonId) =>
        Roles.Contains(speaker.Role) || (SelfAllowed && speaker.PersonId is { } self && self == aboutPersonId);

    /// <summary>The argument of a name, or null.</summary>
    public ArgumentContract? Argument(string name) => Arguments.FirstOrDefault(a => a.Name == name);

    /// <summary>Why somebody may not, as a sentence.</summary>
    public string Denial => $"{Subject} are for {RoleWords.List(Roles)}.";
}
