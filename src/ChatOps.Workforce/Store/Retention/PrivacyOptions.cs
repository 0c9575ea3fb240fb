using System.ComponentModel.DataAnnotations;

namespace ChatOps.Workforce.Store.Retention;

/// <summary>How long what people said and did is kept. Configuration section <c>Privacy</c>.</summary>
public sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>Days that a turn, a waiting call and a conversation that nobody uses are kept, 1 to 3,650. Default 365.</summary>
    [Range(1, 3650)]
    public int ConversationDays { get; set; } = 365;

    /// <summary>Days that what was read from a saved CV is kept; what it added to the person stays. 1 to 3,650, default 365. Unsaved ones go after <c>Cvs:KeepUnsavedDays</c>.</summary>
    [Range(1, 3650)]
    public int CvDays { get; set; } = 365;

    /// <summary>Days that a line of the audit is kept, 30 to 3,650. Default 1,095.</summary>
    [Range(30, 3650)]
    public int AuditDays { get; set; } = 1095;

    /// <summary>Days that a training job that is over is kept with its messages, 1 to 3,650. Default 365. Its versions are kept by the registry.</summary>
    [Range(1, 3650)]
    public int TrainingJobDays { get; set; } = 365;

    /// <summary>Days that events and rows of other systems that can't be used are kept, 1 to 3,650. Default 90.</summary>
    [Range(1, 3650)]
    public int RefusedDataDays { get; set; } = 90;

    /// <summary>Days that the tokens of a speaker are kept, 1 to 3,650. Default 90.</summary>
    [Range(1, 3650)]
    public int TokenUseDays { get; set; } = 90;
}
