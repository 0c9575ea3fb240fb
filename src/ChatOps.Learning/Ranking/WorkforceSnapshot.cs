using System.Collections.Frozen;
using ChatOps.Learning.Features;
using ChatOps.Learning.Ranking.Factors;
using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// The company as it was known on the evening of one day: immutable arrays, indexed by person and by work item
///. Built once, shared by all threads, swapped whole. Person order is id order (ordinal), which is also how ties break.
/// </summary>
public sealed class WorkforceSnapshot
{
    private readonly FrozenDictionary<string, int> _personById;
    private readonly FrozenDictionary<string, int> _itemById;
    private readonly Lazy<SimilarPeople> _neighbours;
    private readonly Lazy<WeeklyLoads> _weeks;

    private WorkforceSnapshot(WorkforceData data, DateOnly asOf)
    {
        AsOf = asOf;
        Stale = data.Stale;
        People = [.. data.People.OrderBy(p => p.Id, StringComparer.Ordinal)];
        WorkItems = [.. data.WorkItems.OrderBy(i => i.Id, StringComparer.Ordinal)];
        _personById = Index(People, p => p.Id);
        _itemById = Index(WorkItems, i => i.Id);
        Projects = data.Projects.ToFrozenDictionary(p => p.Id, p => p.Name, StringComparer.Ordinal);

        Skills = SkillIndex.Build(data, _personById, _itemById);
        History = OutcomeHistory.Build(data, _personById, _itemById, asOf);
        Performance = PerformanceScores.Build(People, History);
        Availability = AvailabilityIndex.Build(data, People, _personById, _itemById, WorkItems, asOf);
        Teams = ProjectTeams.Build(People, WorkItems, History);
        Practice = WorkPractice.Build(People, Skills, History, asOf);
        PersonFeatures = PersonFeatures.Build(People, WorkItems, History, Availability, asOf);
        Factors = AttributeFactors.Fit(People.Count, WorkItems, Skills, History, CancellationToken.None);
        var workloads = data.Workloads;
        _weeks = new Lazy<WeeklyLoads>(() => WeeklyLoads.Build(workloads, People, WorkItems, _personById, Availability, asOf));
        _neighbours = new Lazy<SimilarPeople>(() => SimilarPeople.Build(People.Count, Skills, History));
    }

    /// <summary>The last day whose events are known here; nothing later is in any figure.</summary>
    public DateOnly AsOf { get; }

    /// <summary>What of the company could not be brought up to date the last time.</summary>
    public IReadOnlyList<StaleKind> Stale { get; }

    /// <summary>Everybody, in id order; the index is the person's number everywhere in this snapshot.</summary>
    public IReadOnlyList<Person> People { get; }

    /// <summary>All work items, in id order; the index is the item's number everywhere in this snapshot.</summary>
    public IReadOnlyList<WorkItem> WorkItems { get; }

    /// <summary>Project names by id.</summary>
    public FrozenDictionary<string, string> Projects { get; }

    /// <summary>Who has which skill, and which item asks for it.</summary>
    public SkillIndex Skills { get; }

    /// <summary>Finished work.</summary>
    public OutcomeHistory History { get; }

    /// <summary>Past performance per person.</summary>
    public PerformanceScores Performance { get; }

    /// <summary>Free hours per person, and who holds which item.</summary>
    public AvailabilityIndex Availability { get; }

    /// <summary>Hours by week, planned weeks too: for people to read, never for a score. Made when first asked for.</summary>
    public WeeklyLoads Weeks => _weeks.Value;

    /// <summary>Who has worked on which project.</summary>
    public ProjectTeams Teams { get; }

    /// <summary>Which skills people and departments have used lately.</summary>
    public WorkPractice Practice { get; }

    /// <summary>Features that depend on the person alone.</summary>
    public PersonFeatures PersonFeatures { get; }

    /// <summary>Factors of people and task attributes; null while there are too few outcomes.</summary>
    public AttributeFactors? Factors { get; }

    /// <summary>Found when first asked for: training on the learned features needs no neighbours.</summary>
    internal SimilarPeople Neighbours => _neighbours.Value;

    /// <summary>Builds a snapshot from what was known on the evening of <paramref name="asOf"/>.</summary>
    public static WorkforceSnapshot Build(WorkforceData data, DateOnly asOf)
    {
        ArgumentNullException.ThrowIfNull(data);
        return new WorkforceSnapshot(data, asOf);
    }

    /// <summary>The number of a person, or -1.</summary>
    public int PersonIndex(string personId) => _personById.GetValueOrDefault(personId, -1);

    /// <summary>The number of a work item, or -1.</summary>
    public int ItemIndex(string workItemId) => _itemById.GetValueOrDefault(workItemId, -1);

    private static FrozenDictionary<string, int> Index<T>(IReadOnlyList<T> records, Func<T, string> id)
    {
        var byId = new Dictionary<string, int>(records.Count, StringComparer.Ordinal);
        for (var i = 0; i < records.Count; i++)
            byId[id(records[i])] = i;
        return byId.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
