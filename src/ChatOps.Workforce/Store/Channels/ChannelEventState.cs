namespace ChatOps.Workforce.Store.Channels;

/// <summary>Where the work on a channel's event stands.</summary>
public enum ChannelEventState
{
    /// <summary>It waits, or is being worked on.</summary>
    Waiting,

    /// <summary>Its answer is delivered.</summary>
    Done,

    /// <summary>It was tried often enough.</summary>
    GivenUp,
}
