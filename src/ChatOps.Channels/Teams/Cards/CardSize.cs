namespace ChatOps.Channels.Teams.Cards;

/// <summary>How much of a reply a card shows. Teams takes cards of up to 28 kB; where one is larger, the next size down is tried.</summary>
/// <param name="People">People of a ranking.</param>
/// <param name="Rows">Rows of a table, and facts.</param>
/// <param name="Reasons">Whether reasons are there to unfold.</param>
/// <param name="Fallback">Whether buttons are there for older clients too.</param>
/// <param name="Buttons">Whether there are buttons.</param>
/// <param name="Letters">Longest text of a cell or a line.</param>
/// <param name="Text">Longest text above the blocks.</param>
internal sealed record CardSize(int People, int Rows, bool Reasons, bool Fallback, bool Buttons, int Letters, int Text)
{
    /// <summary>Largest card in bytes of UTF-8.</summary>
    public const int MaxBytes = 28 * 1024;

    /// <summary>Whether the text has to do without its paragraphs, bold and italic.</summary>
    public bool IsLast => !Buttons;

    /// <summary>From everything to next to nothing.</summary>
    public static IReadOnlyList<CardSize> All { get; } =
    [
        new(5, 40, true, true, true, 1_000, 4_000),
        new(5, 25, true, false, true, 400, 4_000),
        new(5, 12, false, false, true, 200, 2_000),
        new(3, 6, false, false, true, 100, 1_000),
        new(0, 0, false, false, false, 100, 1_000),
    ];
}
