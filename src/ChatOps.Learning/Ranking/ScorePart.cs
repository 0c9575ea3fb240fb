namespace ChatOps.Learning.Ranking;

/// <summary>The parts of a score: those of the document's formula (§4.2), each 0 to 1, and those of a learned chance of success.</summary>
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

    /// <summary>The learned chance of success, which takes the place of skills, performance and both kinds of collaboration.</summary>
    Success,

    /// <summary>Of that chance: what somebody average would have on this task.</summary>
    SuccessBase,

    /// <summary>Of that chance: what this person's skills add or take.</summary>
    SuccessSkills,

    /// <summary>Of that chance: what results and experience add or take.</summary>
    SuccessResults,

    /// <summary>Of that chance: what the load at the moment adds or takes.</summary>
    SuccessTime,
}
