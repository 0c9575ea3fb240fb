namespace ChatOps.Workforce.Sources.MongoDb;

/// <summary>Where a kind of record is in MongoDB (design document §9.3: profile_service and workload_service; the others by the same habit).</summary>
/// <param name="Name">Database and collection, unless configuration has another name.</param>
/// <param name="Fields">Its names of our fields, in the order of <see cref="Sources.Fields.RecordFields.Columns"/>.</param>
/// <param name="Active">The field that is true for what counts; null if everything does.</param>
internal sealed record MongoCollection(string Name, IReadOnlyList<string> Fields, string? Active = null)
{
    /// <summary>Name of the field with the time of change.</summary>
    public const string Updated = "updatedAt";

    public static MongoCollection Of(RecordKind kind) => kind switch
    {
        RecordKind.Projects => New("project_service.projects", "projectId name"),
        RecordKind.People => New("profile_service.user_profiles", "userId name email department seniorityLevel experienceYears hireDate weeklyCapacityHours"),
        RecordKind.Skills => New("profile_service.user_skills", "userId skillName skillType proficiencyLevel yearsOfExperience isMandatory") with { Active = "isActive" },
        RecordKind.WorkItems => New("task_service.tasks", "taskId title description projectId priority difficulty taskType estimatedHours createdDate deadline status"),
        RecordKind.SkillRequirements => New("task_service.task_required_skills", "taskId skillName requiredProficiencyLevel yearsOfExperienceRequired isMandatory"),
        RecordKind.Assignments => New("task_service.task_assignments", "assignmentId taskId userId assignmentDate assignmentMethod isSelected recommendationScore"),
        RecordKind.Outcomes => New("task_service.task_outcomes", "assignmentId completionDate actualHours successRating qualityScore timelinessScore feedback estimatedHours"),
        RecordKind.Workloads => New("workload_service.user_workloads", "userId date allocatedHours capacity"),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of record."),
    };

    private static MongoCollection New(string name, string fields) => new(name, fields.Split(' '));
}
