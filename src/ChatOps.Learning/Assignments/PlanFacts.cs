using ChatOps.Learning.Assignments.Solving;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Assignments;

/// <summary>A solved plan with what it was made from. Tasks are numbered as in the problem.</summary>
internal sealed class PlanFacts
{
    private readonly Dictionary<int, int> _taskByItem = [];
    private readonly ILookup<int, int> _tasksByPerson;

    public PlanFacts(WorkforceSnapshot snapshot, PlanProblem problem, TaskCandidates[] candidates, int[] oneByOne, PlanSolution solution)
    {
        (Snapshot, Problem, Candidates, OneByOne, Solution) = (snapshot, problem, candidates, oneByOne, solution);
        for (var t = 0; t < candidates.Length; t++)
            _taskByItem[candidates[t].Item] = t;
        _tasksByPerson = Enumerable.Range(0, problem.Tasks).Where(t => solution.PersonOf[t] != PlanProblem.Nobody).ToLookup(t => solution.PersonOf[t]);
    }

    /// <summary>The company.</summary>
    public WorkforceSnapshot Snapshot { get; }

    /// <summary>The problem.</summary>
    public PlanProblem Problem { get; }

    /// <summary>Who could take each task.</summary>
    public TaskCandidates[] Candidates { get; }

    /// <summary>The one-by-one plan, person by task.</summary>
    public int[] OneByOne { get; }

    /// <summary>The plan.</summary>
    public PlanSolution Solution { get; }

    /// <summary>Number of an item's task in the problem; -1 if somebody has it already.</summary>
    public int TaskOf(int item) => _taskByItem.GetValueOrDefault(item, -1);

    /// <summary>The task of the problem, as people know it.</summary>
    public WorkItem WorkItem(int task) => Snapshot.WorkItems[Candidates[task].Item];

    /// <summary>A person, or null for nobody.</summary>
    public Person? Person(int person) => person == PlanProblem.Nobody ? null : Snapshot.People[person];

    /// <summary>The tasks that the plan gives to a person.</summary>
    public IEnumerable<int> TasksOf(int person) => _tasksByPerson[person];

    /// <summary>Hours before and after, by number of the person, for those who take something.</summary>
    public IReadOnlyDictionary<int, PlannedLoad> Loads() => _tasksByPerson.ToDictionary(tasks => tasks.Key, tasks =>
    {
        var before = Snapshot.Availability.AllocatedHours(tasks.Key);
        return new PlannedLoad(
            Snapshot.People[tasks.Key],
            before,
            before + tasks.Sum(t => AvailabilityIndex.HoursPerWeek(WorkItem(t), Snapshot.AsOf)),
            Snapshot.Availability.CapacityHours(tasks.Key),
            tasks.Sum(t => WorkItem(t).EstimatedHours),
            tasks.Count());
    });
}
