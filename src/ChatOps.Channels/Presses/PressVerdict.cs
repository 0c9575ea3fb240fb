namespace ChatOps.Channels.Presses;

/// <summary>What a sealed press turned out to be.</summary>
internal enum PressVerdict
{
    /// <summary>To be carried out.</summary>
    Good,

    /// <summary>Not sealed by this bot, or changed.</summary>
    Broken,

    /// <summary>Made for somebody else, or for another conversation.</summary>
    NotYours,

    /// <summary>Too old.</summary>
    Lapsed,
}
