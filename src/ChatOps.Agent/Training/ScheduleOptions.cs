using Cronos;

namespace ChatOps.Agent.Training;

/// <summary>What runs by itself without having been asked for in chat. Configuration section <c>Schedules</c>; nothing does by default.</summary>
public sealed class ScheduleOptions
{
    public const string Section = "Schedules";

    /// <summary>When it is looked whether to retrain (cron; the document's is <c>0 2 * * *</c>). Null for never.</summary>
    public string? Check { get; set; }

    /// <summary>When the connected systems are collected from (cron; the document's is <c>0 2 * * 0</c>). Null for never.</summary>
    public string? Collect { get; set; }

    /// <summary>
    /// Days after which a scheduled collection reads everything anew, so that what is gone at the systems is noticed; the others read what has changed since. At
    /// least 1, default 7: the first of each week.
    /// </summary>
    public int FullCollectionDays { get; set; } = 7;

    /// <summary>When the admins' conversation gets a summary (cron, e.g. <c>0 8 * * *</c> for every morning); needs <see cref="Conversation"/>. Null for never.</summary>
    public string? Summary { get; set; }

    /// <summary>Time zone of these and of what is set in chat, e.g. <c>Europe/Berlin</c>. Null for this host's.</summary>
    public string? TimeZone { get; set; }

    /// <summary>Conversation of the admins that is told what comes of them, e.g. <c>slack:T1/C2</c>. Null for none.</summary>
    public string? Conversation { get; set; }

    /// <summary>What is wrong with the options, as a sentence; null for nothing.</summary>
    public string? Problem() =>
        new[] { Check, Collect, Summary }.FirstOrDefault(c => !string.IsNullOrWhiteSpace(c) && !CronExpression.TryParse(c, out _)) is { } cron
            ? $"Schedules: '{cron}' is no cron expression; write it as '0 2 * * *'."
            : FullCollectionDays < 1 ? "Schedules:FullCollectionDays must be 1 or more: 1 reads everything anew each day, 7 each week."
            : !string.IsNullOrWhiteSpace(Summary) && string.IsNullOrWhiteSpace(Conversation) ? "Schedules:Summary is set, and there is nobody to tell: set Schedules:Conversation, e.g. slack:T1/C2."
            : !string.IsNullOrWhiteSpace(TimeZone) && !TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _) ? $"Schedules:TimeZone: there is no time zone {TimeZone}; write it as Europe/Berlin." : null;
}
