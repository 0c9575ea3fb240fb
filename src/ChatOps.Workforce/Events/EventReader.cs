using System.Globalization;
using System.Text.Json;

namespace ChatOps.Workforce.Events;

/// <summary>
/// Reads the document's events (§9.2) as Spring's JsonSerializer writes them: camel case, days as ISO text or as Jackson's array of numbers.
/// Whatever else comes is refused with a sentence.
/// </summary>
internal static class EventReader
{
    /// <summary>Largest event, in bytes: Kafka's own default limit.</summary>
    private const int MaxSize = 1_048_576;

    private const int MaxIdLength = 200;
    private const int MaxFeedback = 10_000;
    private const double DefaultQuality = 3;
    private const double DefaultScore = 0.5;
    private const double MostHours = 100_000;

    /// <summary>The event of a message.</summary>
    /// <exception cref="InvalidDataException">It can't be used; the message says why.</exception>
    public static WorkforceEvent Read(string topic, byte[] value)
    {
        if (value.Length > MaxSize)
            throw new InvalidDataException($"It has {value.Length:N0} bytes; at most {MaxSize:N0} are taken.");
        try
        {
            using var json = JsonDocument.Parse(value);
            var root = json.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
                throw new InvalidDataException("It is no JSON object.");
            return topic switch
            {
                EventTopics.TaskCompletion => Completion(root),
                EventTopics.TaskAssignment => Assignment(root),
                EventTopics.UserPerformance => Performance(root),
                EventTopics.SkillUpdate => Skill(root),
                _ => throw new InvalidDataException($"Topic {topic} is not known."),
            };
        }
        catch (JsonException)
        {
            throw new InvalidDataException("It is not JSON in UTF-8.");
        }
        catch (InvalidOperationException)
        {
            // Strings are looked at when they are asked for, and names of fields when others are looked for.
            throw new InvalidDataException("It has text that is not valid UTF-8.");
        }
    }

    private static TaskCompleted Completion(JsonElement e)
    {
        var (task, user, date) = (Id(e, "taskId"), Id(e, "assignedUserId"), Moment(e, "completionDate"));
        var day = DateOnly.FromDateTime(date);
        var status = TextOrNull(e, "finalStatus") ?? "COMPLETED";
        return new TaskCompleted(
            EventId(e, EventTopics.TaskCompletion, task, user, day),
            task, user, day,
            Number(e, "actualHours", 0, MostHours) ?? throw Missing("actualHours"),
            Number(e, "estimatedHours", 0, MostHours),
            status.ToUpperInvariant() is "COMPLETED" or "CLOSED" or "DONE",
            Number(e, "qualityScore", 0, 5) ?? DefaultQuality,
            Cut(TextOrNull(e, "feedback") ?? ""));
    }

    private static TaskAssigned Assignment(JsonElement e)
    {
        var (task, user, date) = (Id(e, "taskId"), Id(e, "userId"), DateOnly.FromDateTime(Moment(e, "assignmentDate")));
        var method = TextOrNull(e, "assignmentMethod") ?? "MANUAL";
        if (!DataWords<AssignmentMethod>.TryParse(method, out var known))
            throw new InvalidDataException($"assignmentMethod is none of {string.Join(", ", DataWords<AssignmentMethod>.All)}.");
        var selected = !(e.TryGetProperty("isSelected", out var taken) && taken.ValueKind == JsonValueKind.False);
        return new TaskAssigned(
            EventId(e, EventTopics.TaskAssignment, task, user, date) + (selected ? "" : "-back"),
            task, user, date,
            DataWords<AssignmentMethod>.Of(known),
            Number(e, "recommendationScore", 0, 1) ?? DefaultScore,
            Skills(e, "taskRequiredSkills"),
            Skills(e, "userSkills"),
            TextOrNull(e, "departmentId"),
            TextOrNull(e, "seniorityLevel"),
            selected);
    }

    private static PerformanceMeasured Performance(JsonElement e)
    {
        var (user, date) = (Id(e, "userId"), Moment(e, "date", "measurementDate", "timestamp"));
        return new PerformanceMeasured(
            EventId(e, EventTopics.UserPerformance, "", user, date), user, date, Number(e, "performanceScore", 0, 1) ?? throw Missing("performanceScore"));
    }

    private static SkillUpdated Skill(JsonElement e)
    {
        var (user, skill, date) = (Id(e, "userId"), Id(e, "skillName"), Moment(e, "updateDate", "date", "timestamp"));
        if (!DataWords<Proficiency>.TryParse(TextOrNull(e, "proficiencyLevel") ?? throw Missing("proficiencyLevel"), out var proficiency))
            throw new InvalidDataException($"proficiencyLevel is none of {string.Join(", ", DataWords<Proficiency>.All)}.");
        return new SkillUpdated(
            EventId(e, EventTopics.SkillUpdate, skill, user, date), user, date, skill, TextOrNull(e, "skillType"), proficiency,
            Number(e, "yearsOfExperience", 0, 80) ?? 0,
            e.TryGetProperty("isMandatory", out var core) && core.ValueKind == JsonValueKind.True);
    }

    /// <summary>The sender's id, else what makes the event itself: the task, the user and the date.</summary>
    private static string EventId(JsonElement e, string topic, string task, string user, object date) =>
        TextOrNull(e, "eventId") is { Length: > 0 and <= MaxIdLength } id
            ? id
            : string.Create(CultureInfo.InvariantCulture, $"{topic}\u001f{task}\u001f{user}\u001f{date:O}");

    private static string Id(JsonElement e, string name)
    {
        var text = e.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetRawText() : TextOrNull(e, name);
        if (string.IsNullOrWhiteSpace(text))
            throw Missing(name);
        if (text.Length > MaxIdLength || text.Any(char.IsControl))
            throw new InvalidDataException($"{name} is no id: 1 to {MaxIdLength} characters without control characters.");
        return text.Trim();
    }

    private static string? TextOrNull(JsonElement e, string name)
    {
        if (!e.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String)
            throw new InvalidDataException($"{name} is no text.");
        try
        {
            var text = value.GetString()!;
            return text.Contains('\0', StringComparison.Ordinal) ? throw new InvalidDataException($"{name} has a zero character.") : text;
        }
        catch (InvalidOperationException)
        {
            throw new InvalidDataException($"{name} is not valid UTF-8 text.");
        }
    }

    /// <summary>The beginning of long feedback, never half a character.</summary>
    private static string Cut(string text) =>
        text.Length <= MaxFeedback ? text : text[..(char.IsHighSurrogate(text[MaxFeedback - 1]) ? MaxFeedback - 1 : MaxFeedback)];

    private static double? Number(JsonElement e, string name, double least, double most)
    {
        if (!e.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDouble(out var number))
            throw new InvalidDataException($"{name} is no number.");
        return number >= least && number <= most ? number : throw new InvalidDataException($"{name} is not within {least:0} to {most:#,0}.");
    }

    private static DateTime Moment(JsonElement e, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (!e.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
                continue;
            return (value.ValueKind == JsonValueKind.String ? Iso(TextOrNull(e, name)!) : Parts(value))
                ?? throw new InvalidDataException($"{name} is no date; write it as 2026-11-30T10:00:00.");
        }

        throw Missing(names[0]);
    }

    private static DateTime? Iso(string text) =>
        DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal, out var moment) && moment.Year > 1900
            ? DateTime.SpecifyKind(moment, DateTimeKind.Unspecified)
            : null;

    /// <summary>Jackson's array: year, month, day, then hour, minute, second and nanoseconds where there are any.</summary>
    private static DateTime? Parts(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() is < 3 or > 7
            || !value.EnumerateArray().All(p => p.ValueKind == JsonValueKind.Number && p.TryGetInt32(out _)))
            return null;
        var parts = value.EnumerateArray().Select(p => p.GetInt32()).Concat([0, 0, 0]).ToArray();
        try
        {
            return new DateTime(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], DateTimeKind.Unspecified);
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static string Skills(JsonElement e, string name) =>
        e.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object ? value.GetRawText() : "{}";

    private static InvalidDataException Missing(string name) => new($"{name} is missing.");
}
