namespace ChatOps.Learning.Assignments.Solving;

/// <summary>A plan while it is being changed: who has which task, and what room is left.</summary>
internal sealed class PlanState
{
    private readonly PlanProblem _problem;
    private readonly List<int>[] _tasksOf;

    public PlanState(PlanProblem problem)
    {
        _problem = problem;
        PersonOf = new int[problem.Tasks];
        Array.Fill(PersonOf, PlanProblem.Nobody);
        SuccessOf = new double[problem.Tasks];
        Room = [.. problem.Room];
        _tasksOf = new List<int>[problem.People];
    }

    /// <summary>Person by task.</summary>
    public int[] PersonOf { get; }

    /// <summary>Success by task; 0 with nobody.</summary>
    public double[] SuccessOf { get; }

    /// <summary>Room left by person.</summary>
    public long[] Room { get; }

    /// <summary>Sum of successes.</summary>
    public double Value => SuccessOf.Sum();

    /// <summary>Tasks of a person.</summary>
    public IReadOnlyList<int> TasksOf(int person) => _tasksOf[person] ?? (IReadOnlyList<int>)[];

    /// <summary>Whether a task fits beside what a person has.</summary>
    public bool Fits(int task, int person) => _problem.Weights[task] <= Room[person];

    /// <summary>Gives a task that nobody has to somebody.</summary>
    public void Give(int task, PlanCandidate to)
    {
        PersonOf[task] = to.Person;
        SuccessOf[task] = to.Success;
        Room[to.Person] -= _problem.Weights[task];
        (_tasksOf[to.Person] ??= []).Add(task);
    }

    /// <summary>Takes a task away from whoever has it.</summary>
    public void Take(int task)
    {
        var person = PersonOf[task];
        if (person == PlanProblem.Nobody)
            return;
        Room[person] += _problem.Weights[task];
        _tasksOf[person].Remove(task);
        PersonOf[task] = PlanProblem.Nobody;
        SuccessOf[task] = 0;
    }

    /// <summary>Makes this plan another one.</summary>
    public void Set(IReadOnlyList<int> plan)
    {
        var changed = Enumerable.Range(0, plan.Count).Where(t => plan[t] != PersonOf[t]).ToArray();
        foreach (var task in changed)
            Take(task);
        foreach (var task in changed)
        {
            if (plan[task] != PlanProblem.Nobody)
                Give(task, new PlanCandidate(plan[task], (float)_problem.Success(task, plan[task])));
        }
    }
}
