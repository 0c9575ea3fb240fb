namespace ChatOps.Learning.Experiments;

/// <summary>One side of an experiment.</summary>
public enum Arm
{
    /// <summary>Goes on as before.</summary>
    Control,

    /// <summary>Gets what is tried out.</summary>
    Challenger,
}
