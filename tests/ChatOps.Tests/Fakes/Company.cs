using ChatOps.Workforce;

namespace ChatOps.Tests.Fakes;

/// <summary>A small company, built a line at a time; every id is made on first mention.</summary>
internal sealed class Company
{
    public static readonly DateOnly Today = new(2026, 11, 24);

    private readonly List<Person> _people = [];
    private readonly List<Skill> _skills = [];
    private readonly List<Project> _projects = [];
    private readonly List<WorkItem> _items = [];
    private readonly List<SkillRequirement> _requirements = [];
    private readonly List<Assignment> _assignments = [];
    private readonly List<Outcome> _outcomes = [];
    private readonly List<Workload> _workloads = [];

    public WorkforceData Data => new()
    {
        People = [.. _people],
        Skills = [.. _skills],
        Projects = [.. _projects],
        WorkItems = [.. _items],
        SkillRequirements = [.. _requirements],
        Assignments = [.. _assignments],
        Outcomes = [.. _outcomes],
        Workloads = [.. _workloads],
    };

    public Company Person(string id, string name, params (string Skill, Proficiency Level)[] skills)
    {
        _people.Add(new Person(id, name, null, "Backend Development", Seniority.Senior, 8, null, 40));
        _skills.AddRange(skills.Select(s => new Skill(id, s.Skill, null, s.Level, 3, IsCore: true)));
        return this;
    }

    public Company Task(string id, string title, params (string Skill, Proficiency Level, bool Mandatory)[] asks) =>
        Task(id, title, WorkItemStatus.Open, Today.AddDays(-10), asks);

    public Company Task(
        string id, string title, WorkItemStatus status, DateOnly created, params (string Skill, Proficiency Level, bool Mandatory)[] asks)
    {
        _items.Add(new WorkItem(
            id, title, null, null, Priority.Medium, Difficulty.Medium, null, 20, created, created.AddDays(24), status));
        _requirements.AddRange(asks.Select(a => new SkillRequirement(id, a.Skill, a.Level, 1, a.Mandatory)));
        return this;
    }

    /// <summary>A finished task: who, how rated, when assigned; done two days later.</summary>
    public Company Finished(string id, string person, int rating, DateOnly assigned, params (string Skill, Proficiency Level, bool Mandatory)[] asks)
    {
        Task(id, "Task " + id, WorkItemStatus.Completed, assigned, asks);
        _assignments.Add(new Assignment("A-" + id, id, person, assigned, AssignmentMethod.Manual, IsSelected: true, null));
        _outcomes.Add(new Outcome("A-" + id, assigned.AddDays(2), 20, rating, rating / 5.0, rating / 5.0, null));
        return this;
    }

    public Company Project(string id, string name)
    {
        _projects.Add(new Project(id, name));
        return this;
    }

    public Company Add(Person person, params (string Skill, Proficiency Level)[] skills)
    {
        _people.Add(person);
        _skills.AddRange(skills.Select(s => new Skill(person.Id, s.Skill, null, s.Level, 3, IsCore: true)));
        return this;
    }

    public Company Add(WorkItem item, params (string Skill, Proficiency Level, bool Mandatory)[] asks)
    {
        _items.Add(item);
        _requirements.AddRange(asks.Select(a => new SkillRequirement(item.Id, a.Skill, a.Level, 1, a.Mandatory)));
        return this;
    }

    /// <summary>A finished task of 10 estimated hours, assigned two days before.</summary>
    public Company Did(string id, string person, DateOnly completed, double hours, int rating, double quality, double timeliness)
    {
        _items.Add(new WorkItem(
            id, "Task " + id, null, null, Priority.Medium, Difficulty.Medium, null, 10, completed.AddDays(-9), completed, WorkItemStatus.Completed));
        _assignments.Add(new Assignment("A-" + id, id, person, completed.AddDays(-2), AssignmentMethod.Manual, IsSelected: true, null));
        _outcomes.Add(new Outcome("A-" + id, completed, hours, rating, quality, timeliness, null));
        return this;
    }

    public Company Holds(string person, string task, DateOnly since)
    {
        _assignments.Add(new Assignment($"H-{task}", task, person, since, AssignmentMethod.Manual, IsSelected: true, null));
        return this;
    }

    public Company Week(string person, DateOnly week, double allocated, double capacity = 40)
    {
        _workloads.Add(new Workload(person, week, allocated, capacity));
        return this;
    }

    /// <summary>Three people and one open task that Priya suits best, Bob somewhat and Cyd not at all.</summary>
    public static Company Small() => new Company()
        .Person("U01", "Priya Nair", ("Kafka", Proficiency.Expert), ("Java", Proficiency.Advanced))
        .Person("U02", "Bob Okafor", ("Java", Proficiency.Advanced))
        .Person("U03", "Cyd Moreau", ("Figma", Proficiency.Expert))
        .Task("TASK-101", "Migrate billing to Kafka", ("Kafka", Proficiency.Advanced, true), ("Java", Proficiency.Advanced, true))
        .Task("TASK-102", "Fix login crash on iOS", ("Swift", Proficiency.Advanced, true));
}
