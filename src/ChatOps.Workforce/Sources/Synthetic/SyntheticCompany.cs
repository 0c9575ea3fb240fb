namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>A generated company: its records, and the truth that no record tells.</summary>
internal sealed class SyntheticCompany
{
    private readonly SyntheticPerson[] _people;
    private readonly SyntheticWorkItem[] _items;
    private readonly Lazy<Dictionary<string, SyntheticPerson>> _peopleById;
    private readonly Lazy<Dictionary<string, SyntheticWorkItem>> _itemsById;

    private SyntheticCompany(SyntheticPerson[] people, SyntheticWorkItem[] items, WorkforceData data)
    {
        _people = people;
        _items = items;
        Data = data;
        _peopleById = new(() => _people.ToDictionary(person => person.Record.Id, StringComparer.Ordinal));
        _itemsById = new(() => _items.ToDictionary(item => item.Record.Id, StringComparer.Ordinal));
    }

    /// <summary>The records, each kind in the order in which it was made: people by id, tasks by time.</summary>
    public WorkforceData Data { get; }

    /// <summary>Generates a company. The options must be valid.</summary>
    public static SyntheticCompany Generate(SyntheticCompanyOptions options)
    {
        var streams = new RandomStreams(options.Seed);
        var (people, skills) = PeopleGenerator.Generate(options, streams);
        var items = WorkItemGenerator.Stream(options, streams).ToArray();
        var history = HistoryGenerator.Stream(people, items, items.Length, streams).ToArray();
        var data = new WorkforceData
        {
            Projects = [.. ProjectProfile.All.Select(project => new Project(project.Id, project.Name))],
            People = [.. people.Select(person => person.Record)],
            Skills = skills,
            WorkItems = [.. items.Select(item => item.Record)],
            SkillRequirements = [.. items.SelectMany(WorkItemGenerator.Requirements)],
            Assignments = [.. history.SelectMany(h => h.Assignments)],
            Outcomes = [.. history.Select(h => h.Outcome).OfType<Outcome>()],
            Workloads = [.. WorkloadGenerator.Stream(people, history.Select(h => h.Work), options.Today, streams)],
        };
        return new SyntheticCompany(people, items, data);
    }

    /// <summary>
    /// The true probability, above 0 and below 1, that this person would finish this task with a rating of 4 or 5: the oracle that
    /// rankings are measured against. Never goes into a record.
    /// </summary>
    /// <exception cref="KeyNotFoundException">There is no such person or task.</exception>
    public double SuccessProbability(string personId, string workItemId) =>
        OutcomeModel.SuccessProbability(_peopleById.Value[personId], _itemsById.Value[workItemId]);

    /// <summary>A person's hidden talent, 0.5 to 1 (<see cref="SyntheticPerson.Talent"/>).</summary>
    /// <exception cref="KeyNotFoundException">There is no such person.</exception>
    public double Talent(string personId) => _peopleById.Value[personId].Talent;
}
