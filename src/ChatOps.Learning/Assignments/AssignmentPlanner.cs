using ChatOps.Learning.Assignments.Solving;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Assignments;

/// <summary>
/// Plans many tasks at once: the largest sum of chances of success within everybody's hours. Hard constraints hold as in a ranking;
/// tasks that somebody has already are left with them. Immutable and safe for many threads.
/// </summary>
public sealed class AssignmentPlanner
{
    /// <summary>Most tasks of one plan: each keeps as many candidates as there are tasks.</summary>
    public const int MostWorkItems = 5_000;

    /// <summary>Hours are planned in thousandths.</summary>
    private const double Thousandths = 1_000;

    private readonly WorkforceSnapshot _snapshot;
    private readonly RankingModel _model;
    private readonly HardConstraints _constraints;
    private readonly CandidateSearch _candidates;
    private readonly bool _isSolverThere;

    /// <summary>Plans with the company and the model of a ranking.</summary>
    public AssignmentPlanner(RankingService ranking)
        : this(ranking, OrToolsLibrary.IsAvailable)
    {
    }

    internal AssignmentPlanner(RankingService ranking, bool isSolverThere)
    {
        ArgumentNullException.ThrowIfNull(ranking);
        (_snapshot, _model, _isSolverThere) = (ranking.Snapshot, ranking.Model, isSolverThere);
        _constraints = new HardConstraints(_snapshot);
        _candidates = new CandidateSearch(_snapshot, _model);
    }

    /// <summary>Plans tasks. Takes a second or two for some hundred tasks, up to half a minute for thousands.</summary>
    /// <exception cref="KeyNotFoundException">A task is unknown.</exception>
    /// <exception cref="ArgumentException">A task is named twice, there are more than <see cref="MostWorkItems"/>, or a limit is not above 0.</exception>
    public AssignmentPlan Plan(AssignmentRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        var items = request.WorkItemIds.Select(Item).ToArray();
        var free = items.Where(i => _snapshot.Availability.HolderOf(i) < 0).ToArray();
        var weights = free.Select(i => Math.Max(1, ToThousandths(Hours(i, request)))).ToArray();
        var room = Enumerable.Range(0, _snapshot.People.Count)
            .Select(p => ToThousandths(request.MaxHours ?? _snapshot.Availability.FreeHours(p))).ToArray();
        var excluded = request.Exclude.Select(_snapshot.PersonIndex).ToHashSet();
        var candidates = _candidates.Find(
            free, weights, room, (item, person) => !excluded.Contains(person) && _constraints.Allows(item, person), cancellationToken);

        var problem = new PlanProblem(weights, room, [.. candidates.Select(c => c.Fitting)]);
        var oneByOne = OneByOnePlan.Solve(problem);
        var solution = PlanSolver.Solve(problem, oneByOne, request.Seed, request.TimeLimit, _isSolverThere, cancellationToken);
        return Describe(request, items, new PlanFacts(_snapshot, problem, candidates, oneByOne, solution));
    }

    private static void Check(AssignmentRequest request)
    {
        if (request.WorkItemIds.Count > MostWorkItems)
            throw new ArgumentException($"At most {MostWorkItems} tasks can be planned at once, not {request.WorkItemIds.Count}.", nameof(request));
        if (request.WorkItemIds.Distinct(StringComparer.Ordinal).Count() < request.WorkItemIds.Count)
            throw new ArgumentException("A task is named twice.", nameof(request));
        if (request.MaxHours is { } hours && !(hours > 0 && double.IsFinite(hours)))
            throw new ArgumentException("The most hours per person must be above 0.", nameof(request));
        if (request.TimeLimit <= TimeSpan.Zero)
            throw new ArgumentException("The time limit must be above 0.", nameof(request));
    }

    private int Item(string id) => _snapshot.ItemIndex(id) is >= 0 and var item ? item : throw new KeyNotFoundException($"There is no task {id}.");

    private double Hours(int item, AssignmentRequest request) =>
        request.MaxHours is null ? AvailabilityIndex.HoursPerWeek(_snapshot.WorkItems[item], _snapshot.AsOf) : _snapshot.WorkItems[item].EstimatedHours;

    private static long ToThousandths(double hours) => (long)Math.Round(hours * Thousandths);

    private AssignmentPlan Describe(AssignmentRequest request, int[] items, PlanFacts facts)
    {
        var reasons = new PlanReasons(facts, _constraints, request.MaxHours);
        var loads = facts.Loads();
        var (lines, unassigned) = (new List<PlannedAssignment>(), new List<UnplannedWork>());
        foreach (var item in items)
        {
            var task = facts.TaskOf(item);
            if (task < 0)
                unassigned.Add(new UnplannedWork(_snapshot.WorkItems[item], PlanReasons.AlreadyHeld(_snapshot, item), OneByOne: null));
            else if (facts.Solution.PersonOf[task] == PlanProblem.Nobody)
                unassigned.Add(new UnplannedWork(_snapshot.WorkItems[item], reasons.Unassigned(task), facts.Person(facts.OneByOne[task])));
            else
                lines.Add(Line(task, facts, reasons, loads));
        }

        return new AssignmentPlan
        {
            Lines = lines,
            Unassigned = unassigned,
            Loads = [.. loads.OrderBy(l => l.Key).Select(l => l.Value)],
            Expected = facts.Solution.Value,
            ExpectedOneByOne = facts.Problem.Value(facts.OneByOne),
            AssignedOneByOne = facts.OneByOne.Count(p => p != PlanProblem.Nobody),
            Bound = facts.Solution.Bound,
            IsProvenOptimal = facts.Solution.IsProvenOptimal,
            Method = facts.Solution.Method,
            MaxHours = request.MaxHours,
            Model = _model,
            AsOf = _snapshot.AsOf,
            WorkloadWeek = _snapshot.Availability.LatestWeek,
        };
    }

    private PlannedAssignment Line(int task, PlanFacts facts, PlanReasons reasons, IReadOnlyDictionary<int, PlannedLoad> loads)
    {
        var (item, person, best) = (facts.Candidates[task].Item, facts.Solution.PersonOf[task], facts.Candidates[task].Best!.Value);
        return new PlannedAssignment
        {
            WorkItem = _snapshot.WorkItems[item],
            Person = _snapshot.People[person],
            Success = facts.Problem.Success(task, person),
            Interval = _candidates.Interval(item, person),
            Load = loads[person],
            OneByOne = facts.Person(facts.OneByOne[task]),
            Best = _snapshot.People[best.Person],
            BestSuccess = best.Success,
            Reason = reasons.NotTheBest(task),
        };
    }
}
