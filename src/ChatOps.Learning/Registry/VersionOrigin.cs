namespace ChatOps.Learning.Registry;

/// <summary>How a version came about.</summary>
public enum VersionOrigin
{
    /// <summary>Trained on everything that was known.</summary>
    Trained,

    /// <summary>What served before, brought up to date with the newest outcomes.</summary>
    Updated,

    /// <summary>Trained elsewhere and imported.</summary>
    Imported,
}
