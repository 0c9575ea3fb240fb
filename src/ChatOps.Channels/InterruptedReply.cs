using ChatOps.Agent.Replies;

namespace ChatOps.Channels;

/// <summary>An answer that is sent again because nobody knows whether it arrived: the host ended after it had begun to send it and before the channel had named the message.</summary>
internal static class InterruptedReply
{
    /// <summary>What stands at its end.</summary>
    public const string Sentence = "I was interrupted while I sent this. If it stands here twice, it is the same answer.";

    /// <summary>The answer with the sentence at its end.</summary>
    public static Reply Of(Reply reply) => reply.Blocks.Count == 0 && reply.Note is null
        ? reply with { Text = $"{reply.Text}\n\n{Sentence}" }
        : reply with { Note = $"{reply.Note} {Sentence}".Trim() };
}
