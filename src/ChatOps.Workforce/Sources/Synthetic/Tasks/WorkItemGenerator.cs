namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Makes the tasks in time order (design document §8.2, <c>generate_tasks</c>), with what they ask for.</summary>
internal static class WorkItemGenerator
{
    private static readonly Distribution<Priority> Priorities =
        new((Priority.Low, 0.30), (Priority.Medium, 0.45), (Priority.High, 0.20), (Priority.Critical, 0.05));

    /// <summary>The tasks one by one; each pass gives the same ones.</summary>
    public static IEnumerable<SyntheticWorkItem> Stream(SyntheticCompanyOptions options, RandomStreams streams)
    {
        var priority = streams.For(Concern.Priority);
        var difficulty = streams.For(Concern.Difficulty);
        var type = streams.For(Concern.TaskType);
        var hours = streams.For(Concern.EstimatedHours);
        var department = streams.For(Concern.TaskDepartment);
        var project = streams.For(Concern.Project);
        var skills = streams.For(Concern.RequiredSkills);
        var created = streams.For(Concern.Created);
        var deadline = streams.For(Concern.Deadline);
        var writer = new TaskWriter(streams.For(Concern.Wording));
        var calendar = new TaskCalendar(options);

        for (var i = 0; i < options.WorkItems; i++)
        {
            var profile = DifficultyProfile.ByShare.Draw(difficulty);
            var home = department.Pick(DepartmentProfile.All);
            var place = home.Projects.Draw(project);
            var needed = RequirementGenerator.Generate(home, profile, skills);
            var estimate = profile.EstimatedHours.DrawWhole(hours);
            var kind = type.Pick(TaskType.All);
            var status = calendar.Status(i);
            var day = calendar.Created(i, created);
            var (title, description) = writer.Write(kind, place, home, needed, mustBeNew: status != WorkItemStatus.Completed);

            var record = new WorkItem(
                calendar.Id(i),
                title,
                description,
                place.Id,
                Priorities.Draw(priority),
                profile.Difficulty,
                kind,
                estimate,
                day,
                calendar.Deadline(i, day, estimate, deadline),
                status);
            yield return new SyntheticWorkItem(record, needed);
        }
    }

    /// <summary>What a task asks for.</summary>
    public static IEnumerable<SkillRequirement> Requirements(SyntheticWorkItem item) => item.Requirements.Select(r => new SkillRequirement(
        item.Record.Id, SkillCatalogue.Name(r.Skill), (Proficiency)r.Level, RequirementGenerator.YearsFor(r.Level), r.IsMandatory));
}
