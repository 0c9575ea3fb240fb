namespace ChatOps.Workforce.Store.Jobs;

/// <summary>When something is done by itself.</summary>
public sealed record ScheduleRecord
{
    /// <summary>What: <c>training</c>, <c>check</c> or <c>collect</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Five-field cron expression.</summary>
    public required string Cron { get; init; }

    /// <summary>Time zone that it is meant in, e.g. <c>Europe/Berlin</c>.</summary>
    public required string TimeZone { get; init; }

    /// <summary>Who set it.</summary>
    public required string SetBy { get; init; }

    /// <summary>The conversation that is told what comes of it; null for none.</summary>
    public string? ConversationId { get; init; }

    /// <summary>Up to when due moments were seen to, UTC: when it was set, or when it last ran.</summary>
    public DateTime SeenTo { get; init; }
}
