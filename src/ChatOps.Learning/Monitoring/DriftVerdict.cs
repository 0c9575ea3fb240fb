namespace ChatOps.Learning.Monitoring;

/// <summary>What a check of drift found.</summary>
public enum DriftVerdict
{
    /// <summary>Looked at, and nothing that matters.</summary>
    Stable,

    /// <summary>More than chance explains and more than the threshold.</summary>
    Drifted,

    /// <summary>Too little data to tell.</summary>
    TooFewToSay,
}
