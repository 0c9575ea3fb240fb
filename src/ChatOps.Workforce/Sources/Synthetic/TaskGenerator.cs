using System.Globalization;

namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// Makes tasks in order of creation over the year before today; the newest fifth is open. Required skills follow the development data's
/// synthetic world: two or three of one department's core skills, mandatory, and up to two others at BEGINNER, not mandatory.
/// </summary>
internal static class TaskGenerator
{
    private const double OpenShare = 0.2;
    private const int DaysOfHistory = 365;
    private const int FirstOpenNumber = 101;
    private const int FirstFinishedNumber = 1000;
    private const int LongestDeadlineDays = 90;

    private static readonly string[] AllSkills = [.. CompanyTables.Skills.SelectMany(c => c.Skills).Distinct()];

    public static IReadOnlyList<Project> Projects { get; } =
    [
        .. TaskTitles.Projects.Select((name, n) => new Project(string.Create(CultureInfo.InvariantCulture, $"PRJ-{n + 1}"), name)),
    ];

    public static IReadOnlyList<GeneratedTask> Generate(SyntheticCompanyOptions options)
    {
        var random = RandomChoice.Stream(options.Seed, concern: 2);
        var titles = new TaskTitles(RandomChoice.Stream(options.Seed, concern: 3));
        var finished = options.WorkItems - Math.Max(1, (int)Math.Round(options.WorkItems * OpenShare));
        var tasks = new List<GeneratedTask>(options.WorkItems);
        for (var n = 0; n < options.WorkItems; n++)
        {
            var isOpen = n >= finished;
            var id = isOpen ? $"TASK-{FirstOpenNumber + n - finished}" : $"OLD-{FirstFinishedNumber + n}";
            var created = options.Today.AddDays(-DaysOfHistory + (int)((long)n * (DaysOfHistory - 1) / options.WorkItems));
            tasks.Add(Make(id, isOpen, created, options.Today, titles, random));
        }

        return tasks;
    }

    private static GeneratedTask Make(string id, bool isOpen, DateOnly created, DateOnly today, TaskTitles titles, Random random)
    {
        var department = random.Pick(CompanyTables.Departments);
        var row = random.Weighted(CompanyTables.Difficulties, d => d.Share);
        var priority = random.Weighted(CompanyTables.Priorities, p => p.Share).Priority;
        var hours = random.Next(row.MinHours, row.MaxHours);
        var mandatory = random.Some(department.CoreSkills, random.Next(2, 4));
        var others = random.Some([.. AllSkills.Except(department.CoreSkills)], random.Next(0, 3));

        var required = mandatory
            .Select(skill => Require(id, skill, random.Next(2) == 0 ? row.EasierLevel : row.HarderLevel, isMandatory: true))
            .Concat(others.Select(skill => Require(id, skill, Proficiency.Beginner, isMandatory: false)))
            .ToArray();
        var title = titles.Make(department.Department, mandatory[0]);
        var deadline = isOpen
            ? today.AddDays(random.Next(Math.Clamp(hours / 8, 1, LongestDeadlineDays - 1), LongestDeadlineDays))
            : created.AddDays((hours / 8) + random.Next(3, 30));
        var description = $"{title.Text}. Wanted by {title.For}; {(priority >= Priority.High ? "others wait for it" : "it can be done in small steps")}.";
        var item = new WorkItem(
            id, title.Text, description, Projects[title.Project].Id, priority, row.Difficulty, title.Type, hours, created, deadline,
            isOpen ? WorkItemStatus.Open : WorkItemStatus.Completed);
        return new GeneratedTask(item, required);
    }

    private static SkillRequirement Require(string id, string skill, Proficiency level, bool isMandatory) =>
        new(id, skill, level, CompanyTables.YearsFor(level), isMandatory);
}
