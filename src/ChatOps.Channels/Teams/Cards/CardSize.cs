namespace ChatOps.Channels.Teams.Cards;

/// <summary>How much of a reply a card shows. Teams takes cards of up to 28 kB; where one is larger, the next size down is tried.</summary>
/// <param name="People">People of a ranking.</param>
/// <param name="Rows">Rows of a table, and facts.</param>
/// <param name="Reasons">Whether reasons are there to unfold.</param>
/// <param name="Fallback">Whether buttons are there for older clients too.</param>
/// <param name="Letters">Longest text of a cell or a line.</param>
internal sealed record CardSize(int People, int Rows, bool Reasons, bool Fallback, int Letters)
{
    /// <summary>Largest card in bytes of UTF-8.</summary>
    public const int MaxBytes = 28 * 1024;

    /// <summary>From everything to next to nothing.</summary>
    public static IReadOnlyList<CardSize> All { get; } =
    [
        new(5, 40, true, true, 1_000),
        new(5, 25, true, false, 400),
        new(5, 12, false, false, 200),
        new(3, 6, false, false, 100),
        new(0, 0, false, false, 100),
    ];
}
