namespace ChatOps.Channels.Slack.Protocol;

/// <summary>What happened.</summary>
internal enum SlackKind
{
    /// <summary>Words, files or both, said to the bot.</summary>
    Message,

    /// <summary>A file that was put into a channel, by itself.</summary>
    FileShared,

    /// <summary>A pressed button.</summary>
    Press,

    /// <summary>A slash command.</summary>
    Command,

    /// <summary>A modal that was sent.</summary>
    Submission,

    /// <summary>Somebody looks at the bot's home.</summary>
    HomeOpened,

    /// <summary>The bot was taken into a channel.</summary>
    Joined,
}
