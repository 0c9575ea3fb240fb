namespace ChatOps.Learning.Assignments.Solving;

/// <summary>
/// From the one-by-one plan by local search to a good plan, by prices to a bound; then CP-SAT puts the best choices of each person together: those
/// met by the search, and those that the prices leave possible. Without CP-SAT's library the search and the bound stand alone.
/// </summary>
internal static class PlanSolver
{
    /// <summary>Rounds of the local search times tasks: a second for some hundred tasks, a few for thousands.</summary>
    private const int RoundsTimesTasks = 360_000;

    private const int FewestRounds = 100;
    private const int MostRounds = 1_200;

    /// <summary>Most choices from either side. Measured: with more CP-SAT needs longer and finds no better plan in its time.</summary>
    private const int MostChoices = 1_500;

    /// <summary>Slacks that are tried, as shares of what is missing to the bound: from 1 / 2^12, doubled each time.</summary>
    private const int Doublings = 12;

    /// <summary>Successes are whole millionths for CP-SAT: so much per task is not told apart.</summary>
    private const double Resolution = 1e-6;

    /// <summary>Solves a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="oneByOne">The one-by-one plan; the solution is never worse.</param>
    /// <param name="seed">Seed of the searches.</param>
    /// <param name="timeLimit">When CP-SAT ends at the latest.</param>
    /// <param name="isSolverThere">Whether CP-SAT can be used.</param>
    /// <param name="cancellationToken">Stops.</param>
    public static PlanSolution Solve(
        PlanProblem problem, int[] oneByOne, int seed, TimeSpan timeLimit, bool isSolverThere, CancellationToken cancellationToken)
    {
        var pool = new ChoicePool(problem);
        var hours = PersonPrices.Find(problem, problem.Value(oneByOne), cancellationToken);
        var rounds = Math.Clamp(RoundsTimesTasks / Math.Max(1, problem.Tasks), FewestRounds, MostRounds);
        var plan = LocalSearch.Improve(problem, hours, oneByOne, rounds, seed, pool, cancellationToken);
        var bound = hours.Bound;
        if (!IsReached(bound))
        {
            var tasks = TaskPrices.Find(problem, hours.BestOf, problem.Value(plan), cancellationToken);
            bound = Math.Min(bound, tasks.Bound);
            if (isSolverThere && !IsReached(bound))
                bound = Math.Min(bound, Combine(tasks));
        }

        var value = problem.Value(plan);
        return new PlanSolution(
            plan, value, Math.Max(value, bound), IsReached(bound), isSolverThere ? PlanMethod.CpSat : PlanMethod.LocalSearch);

        bool IsReached(double limit) => limit <= problem.Value(plan) + (Resolution * Math.Max(1, problem.Tasks));

        double Combine(TaskPrices tasks)
        {
            var missing = tasks.Bound - problem.Value(plan);
            var (possible, slack) = Possible(tasks, missing);
            var choices = new ChoicePool(problem);
            choices.Add(plan);
            choices.Add(possible);
            choices.Add(tasks.Slacks(pool.Choices).Where(c => c.Slack <= missing).OrderBy(c => c.Slack).Take(MostChoices).Select(c => c.Choice));
            var (found, inside) = CpSatPlan.Solve(problem, [.. choices.Choices], plan, seed, timeLimit, cancellationToken);
            if (found is not null)
                plan = Better(problem, plan, LocalSearch.Improve(problem, hours, found, rounds: 0, seed, pool: null, cancellationToken));
            return Math.Max(inside, tasks.Bound - slack);
        }
    }

    /// <summary>All choices within the largest slack that leaves few enough, and that slack: 0 with none.</summary>
    private static (IReadOnlyList<PersonChoice> Choices, double Slack) Possible(TaskPrices tasks, double missing)
    {
        (IReadOnlyList<PersonChoice>, double) within = ([], 0);
        for (var k = Doublings; k >= 0; k--)
        {
            var slack = missing / (1 << k);
            if (tasks.Choices(slack, MostChoices) is not { } choices)
                break;
            within = (choices, slack);
        }

        return within;
    }

    private static int[] Better(PlanProblem problem, int[] one, int[] other) => problem.Value(other) > problem.Value(one) ? other : one;
}
