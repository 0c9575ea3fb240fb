using ChatOps.Workforce.Sources.Fields;
using ChatOps.Workforce.Store.Erasure;

namespace ChatOps.Workforce.Sources;

/// <summary>
/// Looks at every record, whatever its source: ranges, references, repeated keys. What passes is sound with all that passed before it
/// and with what was known at the start.
/// </summary>
internal sealed class RecordScreen
{
    /// <summary>Why a row of a person who was erased is left out.</summary>
    public const string ErasedReason = "This person was erased on request. Erase them in the source as well.";

    private const int MaxIdLength = 200;
    private const double MaxYears = 80;
    private const double HoursOfAWeek = 168;

    private readonly Dictionary<RecordKind, HashSet<string>> _known = [];
    private readonly Dictionary<string, DateOnly> _assignmentDates = new(StringComparer.Ordinal);
    private readonly Dictionary<RecordKind, Dictionary<RecordKey, long>> _seen = [];
    private readonly Dictionary<RecordKind, HashSet<string>> _fresh = [];
    private readonly HashSet<string> _ofErased = new(StringComparer.Ordinal);
    private IReadOnlySet<string> _erased = new HashSet<string>();

    /// <summary>Ids that may be referred to besides those in the source.</summary>
    public void Know(RecordKind kind, IEnumerable<string> ids) => Ids(kind).UnionWith(ids);

    /// <summary>Whether an id may be referred to.</summary>
    public bool Knows(RecordKind kind, string id) => Ids(kind).Contains(id);

    /// <summary>People who were erased and may not come back, by the digests of their ids.</summary>
    public void KeepOut(IReadOnlySet<string> erased)
    {
        if (erased.Count != _erased.Count)
            Ids(RecordKind.Assignments).Clear(); // theirs are gone
        _erased = erased;
    }

    /// <summary>Whether a row that is no record yet is about somebody who was erased and may not come back.</summary>
    public bool IsOfErased(RecordKind kind, IReadOnlyList<object?> values)
    {
        var fields = RecordFields.Of(kind);
        if (kind == RecordKind.Outcomes)
            return fields.KeyOf(values) is { } assignment && _ofErased.Contains(assignment);
        if (!fields.Index.TryGetValue("user_id", out var at) || at >= values.Count || values[at] is not { } person || !IsErased(FieldText.Of(person).Trim()))
            return false;
        if (kind == RecordKind.Assignments && fields.KeyOf(values) is { } key)
            _ofErased.Add(key);
        return true;
    }

    /// <summary>Takes back what was remembered of a kind since <see cref="Know"/>, because its records were not kept after all.</summary>
    public void Forget(RecordKind kind)
    {
        if (_fresh.TryGetValue(kind, out var fresh))
            Ids(kind).ExceptWith(fresh);
    }

    /// <summary>Takes back ids whose records are gone.</summary>
    public void Forget(RecordKind kind, IEnumerable<string> ids) => Ids(kind).ExceptWith(ids);

    /// <summary>An assignment that was known at the start, with its day: an outcome can't be before it.</summary>
    public void KnowAssignment(string id, DateOnly date)
    {
        Ids(RecordKind.Assignments).Add(id);
        _assignmentDates[id] = date;
    }

    /// <summary>Ends the watch for repeated keys of a kind, and frees its memory.</summary>
    public void Finish(RecordKind kind) => _seen.Remove(kind);

    /// <summary>Checks one record, and remembers it if it is sound.</summary>
    /// <returns>What is wrong if it is not; null if it is.</returns>
    public RecordProblem? Check(RecordKind kind, object record, long line)
    {
        var problem = record switch
        {
            Project p => Id("project_id", p.Id),
            Person p => Id("user_id", p.Id)
                ?? NotErased(p.Id)
                ?? Range("experience_years", p.ExperienceYears, 0, MaxYears)
                ?? Range("weekly_capacity_hours", p.WeeklyCapacityHours, 0, HoursOfAWeek),
            Skill s => NotErased(s.PersonId)
                ?? Known("user_id", RecordKind.People, s.PersonId)
                ?? Range("years_of_experience", s.YearsOfExperience, 0, MaxYears),
            WorkItem i => Id("task_id", i.Id)
                ?? (i.ProjectId is null ? null : Known("project_id", RecordKind.Projects, i.ProjectId))
                ?? Positive("estimated_hours", i.EstimatedHours, 10_000),
            SkillRequirement r => Known("task_id", RecordKind.WorkItems, r.WorkItemId)
                ?? Range("years_of_experience_required", r.YearsOfExperience, 0, MaxYears),
            Assignment a => Id("assignment_id", a.Id)
                ?? NotErased(a)
                ?? Known("task_id", RecordKind.WorkItems, a.WorkItemId)
                ?? Known("user_id", RecordKind.People, a.PersonId)
                ?? (a.RecommendationScore is { } score ? Range("recommendation_score", score, 0, 1) : null),
            Outcome o => NotOfErased(o)
                ?? Known("assignment_id", RecordKind.Assignments, o.AssignmentId)
                ?? Range("actual_hours", o.ActualHours, 0, 100_000)
                ?? Range("success_rating", o.Rating, 1, 5)
                ?? Range("quality_score", o.Quality, 0, 1)
                ?? Range("timeliness_score", o.Timeliness, 0, 1)
                ?? NotBeforeAssignment(o),
            Workload w => NotErased(w.PersonId)
                ?? Known("user_id", RecordKind.People, w.PersonId)
                ?? Range("allocated_hours", w.AllocatedHours, 0, 1_000)
                ?? Range("capacity_hours", w.CapacityHours, 0, HoursOfAWeek),
            _ => throw new ArgumentException($"{record.GetType().Name} is no record of the store.", nameof(record)),
        };
        if (problem is not null)
            return problem;

        var (key, column) = KeyOf(record);
        if (!_seen.TryGetValue(kind, out var seen))
            _seen[kind] = seen = [];
        if (!seen.TryAdd(key, line))
            return new RecordProblem(column, $"It repeats the row in line {seen[key]}.");
        Remember(kind, record);
        return null;
    }

    private static (RecordKey Key, string Column) KeyOf(object record) => record switch
    {
        Project p => (new(p.Id), "project_id"),
        Person p => (new(p.Id), "user_id"),
        Skill s => (new(s.PersonId, s.Name.ToLowerInvariant()), "skill_name"),
        WorkItem i => (new(i.Id), "task_id"),
        SkillRequirement r => (new(r.WorkItemId, r.SkillName.ToLowerInvariant()), "skill_name"),
        Assignment a => (new(a.Id), "assignment_id"),
        Outcome o => (new(o.AssignmentId), "assignment_id"),
        Workload w => (new(w.PersonId, Day: w.Week), "date"),
        _ => throw new ArgumentException($"{record.GetType().Name} is no record of the store.", nameof(record)),
    };

    private static RecordProblem? Id(string column, string id)
    {
        if (id.Length is 0 or > MaxIdLength)
            return new RecordProblem(column, $"An id has 1 to {MaxIdLength} characters; this one has {id.Length}.");
        return id.Any(char.IsControl) ? new RecordProblem(column, "An id has no control characters.") : null;
    }

    private RecordProblem? NotErased(string id) => IsErased(id) ? new RecordProblem("user_id", ErasedReason) : null;

    private RecordProblem? NotErased(Assignment assignment)
    {
        if (!IsErased(assignment.PersonId))
            return null;
        _ofErased.Add(assignment.Id); // its outcome names nobody, but may speak of them
        return new RecordProblem("user_id", ErasedReason);
    }

    private RecordProblem? NotOfErased(Outcome outcome) => _ofErased.Contains(outcome.AssignmentId) ? new RecordProblem("assignment_id", ErasedReason) : null;

    private bool IsErased(string personId) => _erased.Count > 0 && _erased.Contains(ErasedPerson.Digest(personId));

    private static RecordProblem? Range(string column, double value, double least, double most) =>
        value >= least && value <= most ? null : new RecordProblem(column, $"is not within {least:0} to {most:#,0}.", $"{value:0.###}");

    private static RecordProblem? Positive(string column, double value, double most) =>
        value > 0 && value <= most ? null : new RecordProblem(column, $"is not above 0 and at most {most:#,0}.", $"{value:0.###}");

    private RecordProblem? Known(string column, RecordKind kind, string id) =>
        Knows(kind, id) ? null : new RecordProblem(column, $"is not known: there is no such {Noun(kind)}, or its row was rejected.", $"'{id}'", IsMissing: true);

    private RecordProblem? NotBeforeAssignment(Outcome outcome) =>
        _assignmentDates.TryGetValue(outcome.AssignmentId, out var assigned) && outcome.CompletionDate < assigned
            ? new RecordProblem("completion_date", $"is before the assignment on {assigned:yyyy-MM-dd}.", $"{outcome.CompletionDate:yyyy-MM-dd}")
            : null;

    private void Remember(RecordKind kind, object record)
    {
        var id = record switch
        {
            Project p => p.Id,
            Person p => p.Id,
            WorkItem i => i.Id,
            Assignment a => a.Id,
            _ => null,
        };
        if (id is not null && Ids(kind).Add(id))
        {
            if (!_fresh.TryGetValue(kind, out var fresh))
                _fresh[kind] = fresh = new HashSet<string>(StringComparer.Ordinal);
            fresh.Add(id);
        }

        if (record is Assignment assignment)
            _assignmentDates[assignment.Id] = assignment.Date;
    }

    private HashSet<string> Ids(RecordKind kind) =>
        _known.TryGetValue(kind, out var ids) ? ids : _known[kind] = new HashSet<string>(StringComparer.Ordinal);

    private static string Noun(RecordKind kind) => kind switch
    {
        RecordKind.Projects => "project",
        RecordKind.People => "person",
        RecordKind.WorkItems => "task",
        _ => "assignment",
    };

    private readonly record struct RecordKey(string Id, string? Name = null, DateOnly Day = default);
}
