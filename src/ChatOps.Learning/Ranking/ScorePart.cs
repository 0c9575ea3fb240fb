namespace ChatOps.Learning.Ranking;

/// <summary>The parts of the hybrid score, each 0 to 1 (design document §4.2).</summary>
public enum ScorePart
{
    /// <summary>Cosine between the levels asked for and the levels had, mandatory skills weighing twice.</summary>
    Skill,

    /// <summary>Past performance.</summary>
    Performance,

    /// <summary>Whether the free hours until the deadline are enough.</summary>
    Availability,

    /// <summary>Share of the working week that is free.</summary>
    Workload,

    /// <summary>Own and department's part in the task's project.</summary>
    Collaboration,

    /// <summary>How similar people did on similar tasks.</summary>
    Collaborative,
}
