using ChatOps.Agent.Conversations;

namespace ChatOps.Channels.Teams.Files;

/// <summary>The files of a message: those that could be had, and a sentence for each that couldn't.</summary>
/// <param name="Files">The files.</param>
/// <param name="Refused">What to do about the others, in a reply's markup.</param>
internal sealed record ReceivedFiles(IReadOnlyList<TurnFile> Files, IReadOnlyList<string> Refused)
{
    public static ReceivedFiles None { get; } = new([], []);
}
