using ChatOps.Agent.Planning;
using ChatOps.Agent.Prompts;

namespace ChatOps.Tests.Fakes;

/// <summary>The understanding of the repository's own prompts, trained once for all tests.</summary>
internal static class Minds
{
    private static readonly Lazy<Understanding> Trained = new(() => new Understanding(PromptFolder.Default));

    public static Understanding Shared => Trained.Value;
}
