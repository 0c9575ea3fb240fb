namespace ChatOps.Learning;

/// <summary>Kinds of models that can be trained.</summary>
[Flags]
public enum ModelKinds
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Who should take a task.</summary>
    Ranking = 1,

    /// <summary>How somebody would do on it.</summary>
    Performance = 2,

    /// <summary>Both.</summary>
    All = Ranking | Performance,
}
