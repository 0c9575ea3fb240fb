namespace ChatOps.Channels.Slack;

/// <summary>How far the delivery of an answer is, as it is kept with its event: words with a space between them.</summary>
/// <param name="Here">The message that carries the answer, or its placeholder; null while there is none.</param>
/// <param name="IsSentAlone">Whether the asker alone has got it, in a way that can't be changed any more.</param>
/// <param name="IsSending">Whether a message is being sent: found after an interruption it says that nobody knows whether Slack has it.</param>
internal sealed record SlackMark(string? Here = null, bool IsSentAlone = false, bool IsSending = false)
{
    private const string Alone = "alone";
    private const string Sending = "sending";

    public static SlackMark Read(string? note)
    {
        var words = (note ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new SlackMark(words.FirstOrDefault(w => w is not Alone and not Sending), words.Contains(Alone), words.Contains(Sending));
    }

    public override string ToString() => string.Join(' ', new[] { IsSending ? Sending : null, IsSentAlone ? Alone : null, Here }.OfType<string>());
}
