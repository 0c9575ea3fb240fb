namespace ChatOps.Agent.Planning;

/// <summary>The shape of <c>prompts/understanding/refusals.yaml</c>.</summary>
internal sealed class RefusalFile
{
    /// <summary>Functions whose requests don't choose among people.</summary>
    public List<string> Unaffected { get; set; } = [];

    /// <summary>Regular expressions of what is said about work and customers, not about whom to choose.</summary>
    public List<string> Harmless { get; set; } = [];

    /// <summary>Words of the expressions below, whole, that are recognised with a typo.</summary>
    public List<string> Spellings { get; set; } = [];

    /// <summary>Regular expressions by trait.</summary>
    public Dictionary<string, List<string>> Traits { get; set; } = [];

    /// <summary>Regular expressions of attempts to change the rules.</summary>
    public List<string> Override { get; set; } = [];

    /// <summary>Regular expressions by the role that is claimed.</summary>
    public Dictionary<string, List<string>> RoleClaims { get; set; } = [];
}
