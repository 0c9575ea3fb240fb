using System.Collections.Frozen;

namespace ChatOps.Workforce.Sources.Fields;

/// <summary>
/// The fields of one kind of record, under the names of the design document's export (§8.2), and how they make a record. Files and databases
/// share them: a database's own names are mapped to these.
/// </summary>
internal sealed class RecordFields
{
    /// <summary>Hours of a week for people whose capacity is not given.</summary>
    private const double StandardWeek = 40;

    private static readonly RecordFields[] ByKind = All().OrderBy(f => f.Kind).ToArray();

    private readonly Func<FieldValues, object> _read;

    private RecordFields(RecordKind kind, string columns, int keyColumns, string needed, Func<FieldValues, object> read)
    {
        (Kind, Columns, KeyColumns, Needed, _read) = (kind, columns.Split(' '), keyColumns, needed.Split(' '), read);
        Index = Columns.Select((c, i) => (c, i)).ToFrozenDictionary(p => p.c, p => p.i, StringComparer.OrdinalIgnoreCase);
    }

    public RecordKind Kind { get; }

    /// <summary>Names of the fields, the key first.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many of the first columns are the key: 1 or 2.</summary>
    public int KeyColumns { get; }

    /// <summary>Columns without which no row can be a record.</summary>
    public IReadOnlyList<string> Needed { get; }

    /// <summary>Where each column stands in <see cref="Columns"/>.</summary>
    public FrozenDictionary<string, int> Index { get; }

    public static RecordFields Of(RecordKind kind) => ByKind[(int)kind];

    /// <summary>Makes a record.</summary>
    /// <exception cref="FieldException">A field is not what it should be.</exception>
    public object Read(FieldValues row) => _read(row);

    /// <summary>The fields of a record, in the order of <see cref="Columns"/>: what <see cref="Read"/> makes the same record of.</summary>
    public static object?[] Write(object record) => record switch
    {
        Project p => [p.Id, p.Name],
        Person p => [p.Id, p.Name, p.Email, p.Department, Word(p.Seniority), p.ExperienceYears, p.HireDate, p.WeeklyCapacityHours],
        Skill s => [s.PersonId, s.Name, s.Type, Word(s.Proficiency), s.YearsOfExperience, s.IsCore],
        WorkItem i => [i.Id, i.Title, i.Description, i.ProjectId, Word(i.Priority), Word(i.Difficulty), i.Type, i.EstimatedHours, i.Created, i.Deadline, Word(i.Status)],
        SkillRequirement r => [r.WorkItemId, r.SkillName, Word(r.Proficiency), r.YearsOfExperience, r.IsMandatory],
        Assignment a => [a.Id, a.WorkItemId, a.PersonId, a.Date, Word(a.Method), a.IsSelected, a.RecommendationScore],
        Outcome o => [o.AssignmentId, o.CompletionDate, o.ActualHours, o.Rating, o.Quality, o.Timeliness, o.Feedback, null],
        Workload w => [w.PersonId, w.Week, w.AllocatedHours, w.CapacityHours],
        _ => throw new ArgumentException($"{record.GetType().Name} is no record of the store.", nameof(record)),
    };

    /// <summary>The key of a row as one text; skills compare without case. Null where it has none.</summary>
    public string? KeyOf(IReadOnlyList<object?> values)
    {
        if (values[0] is null)
            return null;
        var first = FieldText.Of(values[0]!).Trim();
        if (KeyColumns == 1)
            return first.Length == 0 ? null : first;
        if (values[1] is null || first.Length == 0)
            return null;
        var second = FieldText.Of(values[1]!).Trim();
        return SourceKey.Join(first, Kind == RecordKind.Workloads ? second[..Math.Min(second.Length, 10)] : second.ToLowerInvariant());
    }

    private static string Word<TEnum>(TEnum value)
        where TEnum : struct, Enum => DataWords<TEnum>.Of(value);

    private static RecordFields[] All() =>
    [
        new(RecordKind.Projects, "project_id name", 1, "project_id name", row =>
            new Project(row.Text("project_id"), row.Text("name"))),

        new(RecordKind.People, "user_id name email department seniority_level experience_years hire_date weekly_capacity_hours", 1,
            "user_id name department seniority_level", row =>
            new Person(
                row.Text("user_id"),
                row.Text("name"),
                row.TextOrNull("email"),
                row.Text("department"),
                row.Word<Seniority>("seniority_level"),
                row.NumberOr("experience_years", 0),
                row.DateOrNull("hire_date"),
                row.NumberOr("weekly_capacity_hours", StandardWeek))),

        new(RecordKind.Skills, "user_id skill_name skill_type proficiency_level years_of_experience is_mandatory", 2,
            "user_id skill_name proficiency_level", row =>
            new Skill(
                row.Text("user_id"),
                row.Text("skill_name"),
                row.TextOrNull("skill_type"),
                row.Word<Proficiency>("proficiency_level"),
                row.NumberOr("years_of_experience", 0),
                row.YesNoOr("is_mandatory", false))),

        new(RecordKind.WorkItems, "task_id title description project_id priority difficulty task_type estimated_hours created_date deadline status", 1,
            "task_id title priority difficulty estimated_hours created_date status", row =>
            new WorkItem(
                row.Text("task_id"),
                row.Text("title"),
                row.TextOrNull("description"),
                row.TextOrNull("project_id"),
                row.Word<Priority>("priority"),
                row.Word<Difficulty>("difficulty"),
                row.TextOrNull("task_type"),
                row.Number("estimated_hours"),
                row.Date("created_date"),
                row.DateOrNull("deadline"),
                row.Word<WorkItemStatus>("status"))),

        new(RecordKind.SkillRequirements, "task_id skill_name required_proficiency_level years_of_experience_required is_mandatory", 2,
            "task_id skill_name required_proficiency_level", row =>
            new SkillRequirement(
                row.Text("task_id"),
                row.Text("skill_name"),
                row.Word<Proficiency>("required_proficiency_level"),
                row.NumberOr("years_of_experience_required", 0),
                row.YesNoOr("is_mandatory", true))),

        new(RecordKind.Assignments, "assignment_id task_id user_id assignment_date assignment_method is_selected recommendation_score", 1,
            "assignment_id task_id user_id assignment_date", row =>
            new Assignment(
                row.Text("assignment_id"),
                row.Text("task_id"),
                row.Text("user_id"),
                row.Date("assignment_date"),
                row.WordOr("assignment_method", AssignmentMethod.Manual),
                row.YesNoOr("is_selected", true),
                row.NumberOrNull("recommendation_score"))),

        new(RecordKind.Outcomes, "assignment_id completion_date actual_hours success_rating quality_score timeliness_score feedback estimated_hours", 1,
            "assignment_id completion_date actual_hours success_rating quality_score timeliness_score", Outcome),

        new(RecordKind.Workloads, "user_id date allocated_hours capacity_hours", 2, "user_id date allocated_hours capacity_hours", row =>
            new Workload(row.Text("user_id"), row.Date("date"), row.Number("allocated_hours"), row.Number("capacity_hours"))),
    ];

    /// <summary>Where a system knows the estimate but no rating, the document's steps on hours give one (§7.2).</summary>
    private static Outcome Outcome(FieldValues row)
    {
        var hours = row.Number("actual_hours");
        if (row.NumberOrNull("success_rating") is null && row.NumberOrNull("estimated_hours") is { } estimate and > 0)
        {
            var rating = HoursRating.Of(hours, estimate);
            return new Outcome(
                row.Text("assignment_id"), row.Date("completion_date"), hours, rating,
                row.NumberOr("quality_score", HoursRating.QualityOf(rating)),
                row.NumberOr("timeliness_score", HoursRating.TimeAccuracy(hours, estimate)),
                row.TextOrNull("feedback"));
        }

        return new Outcome(
            row.Text("assignment_id"),
            row.Date("completion_date"),
            hours,
            row.Whole("success_rating"),
            row.Number("quality_score"),
            row.Number("timeliness_score"),
            row.TextOrNull("feedback"));
    }
}
