using ChatOps.Agent.Access;
using ChatOps.Agent.Plugins;

namespace ChatOps.Host.Dashboard;

/// <summary>The rule of chat, asked by name: a part of a page is shown to whoever may call the function that tells the same.</summary>
internal static class Rights
{
    /// <summary>Whether a speaker may call a function.</summary>
    /// <param name="speaker">The speaker.</param>
    /// <param name="function">Full name of the function.</param>
    /// <param name="aboutPersonId">The person that it is about; null for nobody in particular.</param>
    public static bool May(this Speaker speaker, string function, string? aboutPersonId = null) =>
        (FunctionCatalogue.Find(function) ?? throw new ArgumentException($"There is no function {function}.", nameof(function))).Allows(speaker, aboutPersonId);
}
