namespace ChatOps.Learning.Assignments.Solving;

/// <summary>
/// What each task is worth: the Lagrange multipliers of "at most one person per task", by subgradient steps (Held, Wolfe and Crowder 1974). With any
/// prices, the prices and what each person's best choice of tasks brings above them add up to a bound that no plan exceeds. It is tighter than
/// that of <see cref="PersonPrices"/>, because every choice here is whole.
/// </summary>
internal sealed class TaskPrices
{
    private const int MaxSteps = 2_000;
    private const int PatientSteps = 25;
    private const double LeastStep = 1e-3;
    private const double Rounding = 1e-9;

    private readonly PlanProblem _problem;
    private readonly List<(int Task, double Value)>[] _above;
    private readonly List<int> _asked = [];
    private readonly Knapsack _knapsack = new();
    private readonly int[] _times;
    private readonly double[] _prices;

    private TaskPrices(PlanProblem problem, double[] prices)
    {
        _problem = problem;
        _prices = prices;
        _above = new List<(int, double)>[problem.People];
        _times = new int[problem.Tasks];
    }

    /// <summary>No plan's sum of successes exceeds this.</summary>
    public double Bound { get; private set; } = double.PositiveInfinity;

    /// <summary>Finds prices with a low bound.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="start">Prices to start from.</param>
    /// <param name="reached">Sum of successes of a known plan.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public static TaskPrices Find(PlanProblem problem, IReadOnlyList<double> start, double reached, CancellationToken cancellationToken)
    {
        var found = new TaskPrices(problem, [.. start]);
        var best = start.ToArray();
        var (length, waited) = (1.0, 0);
        for (var step = 0; step < MaxSteps && length > LeastStep; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var value = found.Evaluate();
            if (value < found.Bound - 1e-7)
            {
                (found.Bound, waited) = (value, 0);
                found._prices.CopyTo(best, 0);
            }
            else if (++waited >= PatientSteps)
            {
                (length, waited) = (length / 2, 0);
                best.CopyTo(found._prices, 0);
                continue;
            }

            if (!found.Step(length * (value - reached)))
                break;
        }

        best.CopyTo(found._prices, 0);
        return found;
    }

    /// <summary>
    /// Every choice of one person's tasks that a plan may use which stays below the bound by no more than <paramref name="slack"/>, except taking
    /// nothing; null if there are more than <paramref name="most"/>.
    /// </summary>
    public List<PersonChoice>? Choices(double slack, int most)
    {
        var choices = new List<PersonChoice>();
        Collect(slack);
        foreach (var person in _asked.Order())
        {
            Load(person);
            if (!_knapsack.Enumerate(_problem.Room[person], _knapsack.Solve(_problem.Room[person]) - slack - Rounding, most - choices.Count, Add))
                return null;

            void Add(IReadOnlyList<int> tasks) => choices.Add(new PersonChoice(person, [.. tasks], tasks.Sum(t => _problem.Success(t, person))));
        }

        return choices;
    }

    /// <summary>By how much a plan that uses each choice stays below the bound at least.</summary>
    public IReadOnlyList<(PersonChoice Choice, double Slack)> Slacks(IEnumerable<PersonChoice> choices)
    {
        var best = new Dictionary<int, double>();
        Collect(slack: 0);
        foreach (var person in _asked)
        {
            Load(person);
            best[person] = _knapsack.Solve(_problem.Room[person]);
        }

        return [.. choices.Select(c => (c, best.GetValueOrDefault(c.Person) - c.Success + c.Tasks.Sum(t => _prices[t])))];
    }

    private double Evaluate()
    {
        Collect(slack: 0);
        Array.Clear(_times);
        var sum = _prices.Sum();
        foreach (var person in _asked)
        {
            Load(person);
            sum += _knapsack.Solve(_problem.Room[person]);
            foreach (var task in _knapsack.Best)
                _times[task]++;
        }

        return sum;
    }

    /// <summary>By person, the tasks that bring them more than the price, or less by no more than the slack.</summary>
    private void Collect(double slack)
    {
        foreach (var person in _asked)
            _above[person].Clear();
        _asked.Clear();
        for (var t = 0; t < _problem.Tasks; t++)
        {
            foreach (var candidate in _problem.Candidates[t])
            {
                if (candidate.Success <= _prices[t] - slack)
                    break;
                var above = _above[candidate.Person] ??= [];
                if (above.Count == 0)
                    _asked.Add(candidate.Person);
                above.Add((t, candidate.Success - _prices[t]));
            }
        }
    }

    private void Load(int person)
    {
        _knapsack.Clear();
        foreach (var (task, value) in _above[person] ?? [])
            _knapsack.Add(task, value, _problem.Weights[task]);
        _knapsack.Sort();
    }

    /// <summary>Makes tasks that several would take dearer and those nobody would take cheaper; false if nothing would change.</summary>
    private bool Step(double length)
    {
        var squares = 0.0;
        for (var t = 0; t < _times.Length; t++)
        {
            if (_times[t] > 1 || (_times[t] == 0 && _prices[t] > 0))
                squares += (_times[t] - 1) * (_times[t] - 1);
        }

        if (squares <= 0 || length <= 0)
            return false;
        for (var t = 0; t < _times.Length; t++)
            _prices[t] = Math.Max(0, _prices[t] + (length / squares * (_times[t] - 1)));
        return true;
    }
}
