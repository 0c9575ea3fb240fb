namespace ChatOps.Learning.Features;

/// <summary>What a feature is about: the reasons people are given.</summary>
public enum FeatureTopic
{
    /// <summary>What somebody can.</summary>
    Skills,

    /// <summary>What somebody has done, and how well.</summary>
    Results,

    /// <summary>How busy somebody is.</summary>
    Time,

    /// <summary>What the task is like; the same for everybody.</summary>
    Task,
}
