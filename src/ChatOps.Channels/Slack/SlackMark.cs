namespace ChatOps.Channels.Slack;

/// <summary>How far the delivery of an answer is, as it is kept with its event.</summary>
/// <param name="Here">The message that carries the answer, or its placeholder; null while there is none.</param>
/// <param name="IsSentAlone">Whether the asker alone has got it, in a way that can't be changed any more.</param>
internal sealed record SlackMark(string? Here, bool IsSentAlone)
{
    private const string Alone = "alone";

    public static SlackMark Read(string? note) => note?.Split(' ') switch
    {
        null => new(null, false),
        [Alone] => new(null, true),
        [Alone, var here] => new(here, true),
        var parts => new(parts[0], false),
    };

    public override string ToString() => IsSentAlone ? $"{Alone} {Here}".TrimEnd() : Here ?? "";
}
