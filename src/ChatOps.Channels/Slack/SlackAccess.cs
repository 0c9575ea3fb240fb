namespace ChatOps.Channels.Slack;

/// <summary>Whom the endpoints let in.</summary>
internal enum SlackAccess
{
    /// <summary>Nobody: no signing secret, or everything comes through Socket Mode.</summary>
    Closed,

    /// <summary>Programs of this machine, without a signature: Development, no secrets.</summary>
    ThisMachine,

    /// <summary>Slack, by its signatures.</summary>
    Signed,
}
