using ChatOps.Agent.Access;
using ChatOps.Agent.Plugins;

namespace ChatOps.Agent.Planning;

/// <summary>The functions as a language model names them.</summary>
internal static class ModelFunctions
{
    /// <summary>The functions that a speaker can ever use, about themselves at least. The others are not even offered.</summary>
    public static IEnumerable<FunctionContract> For(Speaker speaker) => FunctionCatalogue.All.Where(f => f.Allows(speaker, speaker.PersonId));

    /// <summary>The function that a model's name stands for, whatever joins plugin and function in it; null if there is none.</summary>
    public static FunctionContract? Find(string name) => FunctionCatalogue.All.FirstOrDefault(f => Folded(f.Name) == Folded(name));

    private static string Folded(string name) => name.Replace('.', '_').Replace('-', '_').ToLowerInvariant();
}
