namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// A made-up company as a source of records (design document §8.2): the default data of an installation that has none of its own.
/// Records are made while they are read, so that memory holds the people alone, however many tasks there are; nothing is ever rejected.
/// </summary>
public sealed class SyntheticWorkforceSource : IWorkforceSource
{
    private readonly SyntheticCompanyOptions _options;
    private readonly RandomStreams _streams;
    private readonly Lazy<(SyntheticPerson[] People, IReadOnlyList<Skill> Skills)> _people;
    private readonly Lazy<SyntheticCompany> _company;

    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SyntheticWorkforceSource(SyntheticCompanyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _options = options;
        _streams = new RandomStreams(options.Seed);
        _people = new(() => PeopleGenerator.Generate(_options, _streams));
        _company = new Lazy<SyntheticCompany>(() => SyntheticCompany.Generate(options));
    }

    /// <inheritdoc/>
    public string Name => "synthetic";

    /// <summary>The company whole, with what the records don't tell.</summary>
    internal SyntheticCompany Company => _company.Value;

    /// <inheritdoc/>
    public Task<IReadOnlyList<RecordKind>> OpenAsync(CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<RecordKind>>(
            () =>
            {
                _ = _people.Value;
                return Enum.GetValues<RecordKind>();
            },
            cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<SourceRow> ReadAsync(RecordKind kind, CancellationToken cancellationToken) =>
        Rows(kind, cancellationToken).ToAsyncEnumerable();

    private IEnumerable<SourceRow> Rows(RecordKind kind, CancellationToken cancellationToken)
    {
        var place = $"synthetic {kind}";
        var line = 0L;
        foreach (var record in Records(kind))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new SourceRow(place, ++line, record, Rejection: null);
        }
    }

    private IEnumerable<object> Records(RecordKind kind) => kind switch
    {
        RecordKind.Projects => ProjectProfile.All.Select(project => new Project(project.Id, project.Name)),
        RecordKind.People => _people.Value.People.Select(person => person.Record),
        RecordKind.Skills => _people.Value.Skills,
        RecordKind.WorkItems => Items().Select(item => item.Record),
        RecordKind.SkillRequirements => Items().SelectMany(WorkItemGenerator.Requirements),
        RecordKind.Assignments => History().SelectMany(entry => entry.Assignments),
        RecordKind.Outcomes => History().Select(entry => entry.Outcome).OfType<Outcome>(),
        RecordKind.Workloads => WorkloadGenerator.Stream(_people.Value.People, History().Select(entry => entry.Work), _options.Today, _streams),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind of record."),
    };

    private IEnumerable<SyntheticWorkItem> Items() => WorkItemGenerator.Stream(_options, _streams);

    private IEnumerable<HistoryEntry> History() => HistoryGenerator.Stream(_people.Value.People, Items(), _options.WorkItems, _streams);
}
