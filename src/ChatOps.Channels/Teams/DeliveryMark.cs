namespace ChatOps.Channels.Teams;

/// <summary>How far the delivery of an answer is, as it is kept with its event.</summary>
/// <param name="Here">Id of the message where it was asked: the answer, its placeholder, or the hint to the personal chat; null while there is none.</param>
/// <param name="IsSentAlone">Whether the answer itself is in the asker's personal chat.</param>
internal sealed record DeliveryMark(string? Here, bool IsSentAlone = false)
{
    private const string Alone = "alone\n";

    /// <summary>Reads what was kept.</summary>
    public static DeliveryMark Read(string? kept) => kept?.StartsWith(Alone, StringComparison.Ordinal) == true
        ? new(kept.Length > Alone.Length ? kept[Alone.Length..] : null, IsSentAlone: true)
        : new(kept);

    /// <summary>What is kept.</summary>
    public override string ToString() => IsSentAlone ? Alone + Here : Here ?? "";
}
