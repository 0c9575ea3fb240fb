namespace ChatOps.Agent.Training;

/// <summary>Where protected attributes are, if anybody may look at them. Configuration section <c>Fairness</c>.</summary>
public sealed class FairnessFileOptions
{
    public const string Section = "Fairness";

    /// <summary>CSV file of <c>person_id</c> and attributes, kept apart from the store; null for none. It is read for a report and never kept.</summary>
    public string? AuditFile { get; set; }
}
