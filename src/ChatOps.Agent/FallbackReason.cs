namespace ChatOps.Agent;

/// <summary>Why the offline planner took a turn over from the language model.</summary>
internal enum FallbackReason
{
    /// <summary>It failed, could not be reached, or gave what can't be read.</summary>
    Failed,

    /// <summary>It took too long.</summary>
    Slow,

    /// <summary>Its provider blocked the question or the answer.</summary>
    Blocked,

    /// <summary>It said nothing that could be used.</summary>
    Empty,

    /// <summary>The speaker's tokens of the day are used up.</summary>
    Budget,
}
