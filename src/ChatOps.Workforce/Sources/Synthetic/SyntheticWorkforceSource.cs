using System.Runtime.CompilerServices;

namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>A generated company (design document §8.2), to try with and to measure on. Made in memory, at once.</summary>
public sealed class SyntheticWorkforceSource : IWorkforceSource
{
    private readonly Lazy<Company> _company;

    /// <summary>Makes the source; the company is generated when it is first read.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public SyntheticWorkforceSource(SyntheticCompanyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _company = new Lazy<Company>(() => Generate(options));
    }

    public string Name => WorkforceImport.GeneratedOrigin;

    public Task<IReadOnlyList<RecordKind>> OpenAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<RecordKind>>(Enum.GetValues<RecordKind>());

    public async IAsyncEnumerable<SourceRow> ReadAsync(RecordKind kind, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        var row = 0L;
        foreach (var record in RecordsOf(kind))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return new SourceRow($"generated {kind}", ++row, record, null);
        }
    }

    /// <summary>The true probability that a person succeeds at a task: what no ranking may see and every ranking is measured by.</summary>
    internal double TrueSuccessProbability(string personId, string workItemId)
    {
        var (person, task) = (_company.Value.People.Single(p => p.Person.Id == personId), _company.Value.Tasks.Single(t => t.Item.Id == workItemId));
        return OutcomeModel.SuccessProbability(
            OutcomeModel.Match(person.Levels, task.Required), task.Item.Difficulty, person.Talent, person.Person.Seniority);
    }

    private static Company Generate(SyntheticCompanyOptions options)
    {
        var people = PeopleGenerator.Generate(options);
        var tasks = TaskGenerator.Generate(options);
        var (assignments, outcomes, inProgress) = HistoryGenerator.Generate(options, people, tasks);
        tasks =
        [
            .. tasks.Select(t => inProgress.Contains(t.Item.Id) ? t with { Item = t.Item with { Status = WorkItemStatus.InProgress } } : t),
        ];
        return new Company(people, tasks, assignments, outcomes, [.. WorkloadGenerator.Generate(options, people)]);
    }

    private IEnumerable<object> RecordsOf(RecordKind kind) => kind switch
    {
        RecordKind.Projects => TaskGenerator.Projects,
        RecordKind.People => _company.Value.People.Select(p => p.Person),
        RecordKind.Skills => _company.Value.People.SelectMany(p => p.Skills),
        RecordKind.WorkItems => _company.Value.Tasks.Select(t => t.Item),
        RecordKind.SkillRequirements => _company.Value.Tasks.SelectMany(t => t.Required),
        RecordKind.Assignments => _company.Value.Assignments,
        RecordKind.Outcomes => _company.Value.Outcomes,
        RecordKind.Workloads => _company.Value.Workloads,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Not a kind of record."),
    };

    private sealed record Company(
        IReadOnlyList<GeneratedPerson> People,
        IReadOnlyList<GeneratedTask> Tasks,
        IReadOnlyList<Assignment> Assignments,
        IReadOnlyList<Outcome> Outcomes,
        IReadOnlyList<Workload> Workloads);
}
