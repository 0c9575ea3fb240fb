using System.Collections.Frozen;

namespace ChatOps.Agent.Plugins;

/// <summary>All functions that people can ask for in chat (the contract of chat functions). What is not in it, nobody may.</summary>
public static class FunctionCatalogue
{
    /// <summary>Every function, by plugin.</summary>
    public static IReadOnlyList<FunctionContract> All { get; } =
    [
        .. RankingPlugin.Functions, .. PerformancePlugin.Functions, .. CvPlugin.Functions, .. TrainingPlugin.Functions, .. HelpPlugin.Functions,
    ];

    private static readonly FrozenDictionary<string, FunctionContract> ByName = All.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The function of this name, or null.</summary>
    public static FunctionContract? Find(string name) => ByName.GetValueOrDefault(name);
}
