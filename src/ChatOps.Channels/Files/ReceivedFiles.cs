using ChatOps.Agent.Conversations;
using ChatOps.Agent.Replies;

namespace ChatOps.Channels.Files;

/// <summary>The files of a message: those that could be had, and a sentence for each that couldn't.</summary>
/// <param name="Files">The files.</param>
/// <param name="Refused">What to do about the others, in a reply's markup.</param>
internal sealed record ReceivedFiles(IReadOnlyList<TurnFile> Files, IReadOnlyList<string> Refused)
{
    public static ReceivedFiles None { get; } = new([], []);

    /// <summary>What is answered without a turn, where no file could be had and nothing was said; null where there is something to do.</summary>
    /// <param name="text">What was said.</param>
    public Reply? Instead(string text) => Files.Count == 0 && Refused.Count > 0 && text.Length == 0 ? Reply.Of(ReplyOutcome.Refuse, string.Join("\n\n", Refused)) : null;

    /// <summary>An answer, with what is to say about the files that couldn't be had.</summary>
    public Reply AddTo(Reply reply) => Refused.Count == 0 ? reply : reply with { Text = string.Join("\n\n", [reply.Text, .. Refused]) };
}
