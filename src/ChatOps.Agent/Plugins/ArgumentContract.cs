namespace ChatOps.Agent.Plugins;

/// <summary>One argument of a function of the contract.</summary>
/// <param name="Name">Name, e.g. <c>task</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Description">What it means, for the model.</param>
public sealed record ArgumentContract(string Name, ArgumentKind Kind, string Description)
{
    /// <summary>Whether the function can't do without it.</summary>
    public bool IsRequired { get; init; }

    /// <summary>The words that can be given, for choices.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>Smallest number.</summary>
    public double Least { get; init; }

    /// <summary>Largest number.</summary>
    public double Most { get; init; } = double.MaxValue;

    /// <summary>Whether only whole numbers fit.</summary>
    public bool IsWhole { get; init; }

    /// <summary>Whether its value is personal data, which the audit must not keep: what is in there can't be erased.</summary>
    public bool IsPersonal { get; init; }

    /// <summary>The same argument where the function can't do without it.</summary>
    public ArgumentContract Required => this with { IsRequired = true };
}
