namespace ChatOps.Cvs;

/// <summary>What reads a CV.</summary>
public enum CvEngine
{
    /// <summary>The model where one is configured, otherwise rules; field by field the surer one.</summary>
    Auto,

    /// <summary>Rules only: no network, the same answer every time.</summary>
    Rules,

    /// <summary>The model; what it leaves empty is filled by rules.</summary>
    Model,
}
