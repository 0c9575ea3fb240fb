namespace ChatOps.Learning.Registry;

/// <summary>Kind of a model; each has versions of its own and one that serves.</summary>
public enum ModelKind
{
    /// <summary>Who should take a task.</summary>
    Ranking,

    /// <summary>How somebody would do on it.</summary>
    Performance,
}
