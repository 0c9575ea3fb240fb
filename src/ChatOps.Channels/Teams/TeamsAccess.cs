namespace ChatOps.Channels.Teams;

/// <summary>Whom the endpoint lets in.</summary>
internal enum TeamsAccess
{
    /// <summary>Nobody: the bot is not registered.</summary>
    Closed,

    /// <summary>Programs of this machine, without a token: Development, not registered.</summary>
    ThisMachine,

    /// <summary>The Bot Connector, by its tokens.</summary>
    Connector,
}
