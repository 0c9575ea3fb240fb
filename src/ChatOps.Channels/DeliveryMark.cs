namespace ChatOps.Channels;

/// <summary>How far the delivery of an answer is, as it is kept with its event.</summary>
/// <param name="Here">Id of the message where it was asked: the answer, its placeholder, or the hint that it went to one alone; null while there is none.</param>
/// <param name="IsSentAlone">Whether the asker alone has got the answer itself: in their personal chat, or in a way that can't be changed any more.</param>
/// <param name="IsSending">Whether a new message was about to be sent: whoever finds this can't know whether it arrived.</param>
internal sealed record DeliveryMark(string? Here, bool IsSentAlone = false, bool IsSending = false)
{
    private const string Alone = "alone\n";
    private const string Sending = "sending\n";

    /// <summary>Reads what was kept.</summary>
    public static DeliveryMark Read(string? kept)
    {
        var rest = kept ?? "";
        var isSending = TryCut(ref rest, Sending);
        var isSentAlone = TryCut(ref rest, Alone);
        return new(rest.Length > 0 ? rest : null, isSentAlone, isSending);
    }

    /// <summary>What is kept.</summary>
    public override string ToString() => $"{(IsSending ? Sending : "")}{(IsSentAlone ? Alone : "")}{Here}";

    private static bool TryCut(ref string text, string start)
    {
        if (!text.StartsWith(start, StringComparison.Ordinal))
            return false;
        text = text[start.Length..];
        return true;
    }
}
