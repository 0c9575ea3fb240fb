namespace ChatOps.Workforce.Store.Jobs;

/// <summary>Where a training job stands.</summary>
public enum JobState
{
    /// <summary>In the queue.</summary>
    Waiting,

    /// <summary>Being worked on.</summary>
    Running,

    /// <summary>Ended with new versions.</summary>
    Done,

    /// <summary>Ended without; the message says why.</summary>
    Failed,

    /// <summary>Stopped by somebody.</summary>
    Cancelled,
}
