namespace ChatOps.Workforce.Store.Audit;

/// <summary>What can be wrong with the audit.</summary>
public enum AuditFaultKind
{
    /// <summary>A line is not what was written, or stands in the place of another.</summary>
    Changed,

    /// <summary>A line is not there.</summary>
    Removed,

    /// <summary>The last lines are not there.</summary>
    CutOff,

    /// <summary>A line is there that was not written by ChatOps.</summary>
    Inserted,

    /// <summary>The chain holds in itself, and does not go through the line that was noted down elsewhere.</summary>
    Rewritten,
}
