namespace ChatOps.Channels.Teams;

/// <summary>What becomes of an activity.</summary>
/// <param name="Kind">What.</param>
/// <param name="Code">Why it is refused, for the audit; null if it isn't.</param>
internal sealed record TeamsVerdict(TeamsVerdict.Decision Kind, string? Code = null)
{
    internal enum Decision
    {
        Accept,
        Ignore,
        Unknown,
        Refuse,
        Malformed,
        NotImplemented,
    }

    /// <summary>Worked on.</summary>
    public static TeamsVerdict Accept { get; } = new(Decision.Accept);

    /// <summary>Acknowledged and left.</summary>
    public static TeamsVerdict Ignore { get; } = new(Decision.Ignore);

    /// <summary>Of a type that Teams doesn't send to such a bot: acknowledged and left, with a line in the audit.</summary>
    public static TeamsVerdict Unknown { get; } = new(Decision.Unknown);

    /// <summary>No activity that one could work on.</summary>
    public static TeamsVerdict Malformed { get; } = new(Decision.Malformed);

    /// <summary>An invoke that waits for an answer and that there is none for.</summary>
    public static TeamsVerdict NotImplemented { get; } = new(Decision.NotImplemented);

    /// <summary>Turned away, with a line in the audit.</summary>
    public static TeamsVerdict Refuse(string code) => new(Decision.Refuse, code);
}
