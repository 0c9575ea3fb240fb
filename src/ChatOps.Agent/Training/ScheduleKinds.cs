namespace ChatOps.Agent.Training;

/// <summary>What can be done by itself.</summary>
internal static class ScheduleKinds
{
    /// <summary>A training, whenever it is due and there is enough to learn from.</summary>
    public const string Training = "training";

    /// <summary>A look whether the document's conditions for retraining hold, and whether what serves still does well.</summary>
    public const string Check = "check";

    /// <summary>A collection from the connected systems.</summary>
    public const string Collect = "collect";

    /// <summary>A summary for the admins' channel.</summary>
    public const string Summary = "summary";
}
