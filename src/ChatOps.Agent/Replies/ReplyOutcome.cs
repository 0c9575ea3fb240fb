namespace ChatOps.Agent.Replies;

/// <summary>What became of a turn, as in the contract of chat functions.</summary>
public enum ReplyOutcome
{
    /// <summary>The function ran.</summary>
    Allowed,

    /// <summary>The function is proposed and waits for a yes.</summary>
    Confirm,

    /// <summary>The speaker said yes and the waiting function ran.</summary>
    Confirmed,

    /// <summary>The speaker said no to the waiting function.</summary>
    Cancelled,

    /// <summary>The speaker's role may not do this; nothing ran.</summary>
    Denied,

    /// <summary>A needed argument is missing, unknown or fits several; the reply asks.</summary>
    Clarify,

    /// <summary>Unlawful or an attack; nothing ran.</summary>
    Refuse,

    /// <summary>Nothing to do.</summary>
    None,

    /// <summary>Understood, but what does it is not there; nothing was done.</summary>
    Unavailable,

    /// <summary>Something broke on our side; the reply says so in one sentence.</summary>
    Failed,
}
