namespace ChatOps.Workforce;

/// <summary>How an assignment came about.</summary>
public enum AssignmentMethod
{
    /// <summary>A person chose without the ranking, or against it.</summary>
    Manual,

    /// <summary>A person followed the ranking.</summary>
    AiRecommended,

    /// <summary>Recorded from a plan without a choice per task.</summary>
    AutoAssigned,
}
