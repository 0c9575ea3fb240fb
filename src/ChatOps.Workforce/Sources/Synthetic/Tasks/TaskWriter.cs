using System.Globalization;

namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Writes titles and descriptions that fit what a task asks for.</summary>
internal sealed class TaskWriter(Random random)
{
    /// <summary>Draws before a title is repeated; there are some 60,000 titles, so that small companies never get there.</summary>
    private const int MaxDraws = 20;

    // How often each title was used.
    private readonly Dictionary<string, int> _used = new(StringComparer.Ordinal);

    /// <param name="taskType">One of <see cref="TaskType"/>.</param>
    /// <param name="project">The project; its words name the part that is worked on.</param>
    /// <param name="department">The department whose work it is.</param>
    /// <param name="requirements">What the task asks for; the title names one of the mandatory skills.</param>
    /// <param name="mustBeNew">Whether the title must differ from all titles before. Finished work may have been done twice.</param>
    public (string Title, string Description) Write(
        string taskType,
        ProjectProfile project,
        DepartmentProfile department,
        IReadOnlyList<Requirement> requirements,
        bool mustBeNew)
    {
        string title, area;
        var draw = 0;
        do
        {
            (title, area) = Draw(taskType, project, requirements);
        }
        while (_used.ContainsKey(title) && ++draw < MaxDraws);

        var times = _used[title] = _used.GetValueOrDefault(title) + 1;
        if (mustBeNew && times > 1)
        {
            title = string.Create(CultureInfo.InvariantCulture, $"{title}, part {times}");
        }

        return (title, Describe(taskType, project, department, area, requirements));
    }

    private (string Title, string Area) Draw(string taskType, ProjectProfile project, IReadOnlyList<Requirement> requirements)
    {
        var mandatory = requirements.Count(r => r.IsMandatory);
        var skill = SkillCatalogue.Name(requirements[random.Next(mandatory)].Skill);
        var noun = random.Pick(SkillNouns.For(skill));
        var area = random.Pick(project.Areas);
        var title = random.Pick(TitlePatterns.For(taskType))
            .Replace("{thing}", $"{skill} {area} {noun}", StringComparison.Ordinal)
            .Replace("{new}", $"{skill} {noun}", StringComparison.Ordinal)
            .Replace("{place}", project.Place, StringComparison.Ordinal);
        return (title, area);
    }

    private string Describe(
        string taskType,
        ProjectProfile project,
        DepartmentProfile department,
        string area,
        IReadOnlyList<Requirement> requirements)
    {
        List<string> sentences =
        [
            random.Pick(DescriptionPatterns.Origins),
            random.Pick(DescriptionPatterns.GoalsFor(taskType)),
            random.Pick(DescriptionPatterns.Needs),
        ];
        var helpful = Names(requirements.Where(r => !r.IsMandatory));
        if (helpful.Length > 0)
        {
            sentences.Add(DescriptionPatterns.Helpful);
        }

        return string.Join(' ', sentences)
            .Replace("{place}", project.Place, StringComparison.Ordinal)
            .Replace("{area}", area, StringComparison.Ordinal)
            .Replace("{department}", department.Name, StringComparison.Ordinal)
            .Replace("{skills}", Names(requirements.Where(r => r.IsMandatory)), StringComparison.Ordinal)
            .Replace("{helpful}", helpful, StringComparison.Ordinal);
    }

    private static string Names(IEnumerable<Requirement> requirements)
    {
        var names = requirements.Select(r => SkillCatalogue.Name(r.Skill)).ToArray();
        return names.Length < 2 ? string.Concat(names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
    }
}
