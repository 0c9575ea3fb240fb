using System.Globalization;
using ChatOps.Workforce.Store.Jobs;
using Cronos;

namespace ChatOps.Agent.Training;

/// <summary>When a schedule is due, in its own time zone, daylight saving included.</summary>
internal static class ScheduleTimes
{
    /// <summary>The first due moment after another one; null for never.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="after">UTC.</param>
    public static DateTime? Next(ScheduleRecord schedule, DateTime after) =>
        CronExpression.Parse(schedule.Cron).GetNextOccurrence(DateTime.SpecifyKind(after, DateTimeKind.Utc), Zone(schedule.TimeZone));

    /// <summary>The last due moment in a span of time; null if there was none. However many were missed, the last is the one to catch up.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="until">End of the span, UTC, included; it begins after what was seen to.</param>
    public static DateTime? LastDue(ScheduleRecord schedule, DateTime until) =>
        Next(schedule, schedule.SeenTo) is { } due && due <= until ? due : null;

    /// <summary>Whether another span of days has begun since a moment. Spans are counted through time, so that one that was missed begins with the next that is not.</summary>
    /// <param name="since">UTC.</param>
    /// <param name="now">UTC.</param>
    /// <param name="days">Length of the spans; those of 7 days begin on Mondays.</param>
    public static bool BeginsSpan(DateTime since, DateTime now, int days) => DateOnly.FromDateTime(since).DayNumber / days != DateOnly.FromDateTime(now).DayNumber / days;

    /// <summary>A schedule in words, with its next moment: "every Monday at 02:00 Europe/Berlin, next on 30 November".</summary>
    public static string Words(ScheduleRecord schedule, DateTime now) =>
        $"{CronWords.Of(schedule.Cron)} {schedule.TimeZone}, {(Next(schedule, now) is { } next ? $"next on {TimeZoneInfo.ConvertTimeFromUtc(next, Zone(schedule.TimeZone)).ToString("d MMMM 'at' HH:mm", CultureInfo.InvariantCulture)}" : "which never comes")}";

    /// <summary>The time zone that schedules are meant in where none is said: this host's.</summary>
    public static string LocalZone => TimeZoneInfo.Local.HasIanaId ? TimeZoneInfo.Local.Id : TimeZoneInfo.TryConvertWindowsIdToIanaId(TimeZoneInfo.Local.Id, out var iana) ? iana : "UTC";

    private static TimeZoneInfo Zone(string id) => TimeZoneInfo.FindSystemTimeZoneById(id);
}
