using ChatOps.Workforce;
using ChatOps.Workforce.Sources.Systems;

namespace ChatOps.Agent.Functions;

/// <summary>Data that is older than it should be, in words.</summary>
internal static class StaleData
{
    /// <summary>"Workload comes from MySQL and was last read 3 hours ago; that system could not be read at 14:05." Null where nothing is stale.</summary>
    /// <param name="stale">What is stale.</param>
    /// <param name="kinds">What an answer rests on.</param>
    public static string? Sentence(IReadOnlyList<StaleKind> stale, IReadOnlyList<RecordKind> kinds, TimeProvider time)
    {
        var sentences = stale.Where(s => kinds.Contains(s.Kind)).GroupBy(s => s.System).Select(s => Of(s.Key, [.. s.OrderBy(k => k.Kind)], time)).ToArray();
        return sentences.Length == 0 ? null : string.Join(' ', sentences);
    }

    private static string Of(string system, StaleKind[] stale, TimeProvider time)
    {
        var words = Wording.List([.. stale.Select(s => Noun(s.Kind)).Distinct()]);
        var (come, were) = stale is [{ Kind: RecordKind.Workloads }] ? ("comes", "was") : ("come", "were");
        var read = stale.Any(s => s.LastRead is null) ? $"{were} never read whole" : $"{were} last read {Ago(time.GetUtcNow() - stale.Min(s => s.LastRead!.Value))}";
        return $"{char.ToUpperInvariant(words[0])}{words[1..]} {come} from {SystemNames.Title(system)} and {read}; that system could not be read {At(stale.Max(s => s.FailedAt), time)}.";
    }

    /// <summary>"3 hours ago".</summary>
    private static string Ago(TimeSpan age) => age switch
    {
        { TotalMinutes: < 1 } => "less than a minute ago",
        { TotalHours: < 1 } => $"{Wording.Count((int)age.TotalMinutes, "minute")} ago",
        { TotalDays: < 2 } => $"{Wording.Count((int)age.TotalHours, "hour")} ago",
        _ => $"{Wording.Count((int)age.TotalDays, "day")} ago",
    };

    /// <summary>"at 14:05", "on 29 Nov at 14:05".</summary>
    private static string At(DateTimeOffset moment, TimeProvider time)
    {
        var (local, today) = (TimeZoneInfo.ConvertTime(moment, time.LocalTimeZone), DateOnly.FromDateTime(time.GetLocalNow().DateTime));
        var day = DateOnly.FromDateTime(local.DateTime);
        return Wording.Text($"{(day == today ? "" : $"on {Wording.Day(day, today)} ")}at {local:HH:mm}");
    }

    private static string Noun(RecordKind kind) => kind switch
    {
        RecordKind.Projects => "projects",
        RecordKind.People => "people",
        RecordKind.Skills => "skills",
        RecordKind.WorkItems => "tasks",
        RecordKind.SkillRequirements => "required skills",
        RecordKind.Assignments => "assignments",
        RecordKind.Outcomes => "outcomes",
        RecordKind.Workloads => "workload",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of record."),
    };
}
