namespace ChatOps.Learning.Assignments.Solving;

/// <summary>
/// Makes a plan better by small steps: a task goes to a better person with time, or to one who hands another task on; then a few tasks are taken
/// away at random and given anew (ruin and recreate, Schrimpf et al. 2000). Never ends with a worse plan than it began with.
/// </summary>
internal static class LocalSearch
{
    /// <summary>A step must bring more than this.</summary>
    private const double Least = 1e-9;

    /// <summary>One task in so many is given anew in a round, at least <see cref="FewestAnew"/>.</summary>
    private const int AnewShare = 25;

    private const int FewestAnew = 4;

    /// <summary>What people take in plans that are nearly as good is kept.</summary>
    private const double Near = 0.99;

    /// <summary>Improves a plan: person by task.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="prices">What hours are worth: tasks are given anew to the best after price.</param>
    /// <param name="start">A plan that fits.</param>
    /// <param name="rounds">Rounds of giving anew.</param>
    /// <param name="seed">Seed of what is given anew.</param>
    /// <param name="cancellationToken">Stops between rounds.</param>
    public static int[] Improve(
        PlanProblem problem, PersonPrices prices, int[] start, int rounds, int seed, ChoicePool? pool, CancellationToken cancellationToken)
    {
        var state = new PlanState(problem);
        state.Set(start);
        Climb(problem, state);
        var (best, value) = (state.PersonOf.ToArray(), state.Value);
        var random = new Random(seed);
        for (var r = 0; r < rounds && problem.Tasks > 1; r++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            GiveAnew(problem, prices, state, random);
            Climb(problem, state);
            if (pool is not null && state.Value > value * Near)
                pool.Add(state.PersonOf);
            if (state.Value > value + Least)
                (best, value) = (state.PersonOf.ToArray(), state.Value);
            else
                state.Set(best);
        }

        return best;
    }

    private static void GiveAnew(PlanProblem problem, PersonPrices prices, PlanState state, Random random)
    {
        var tasks = new int[Math.Min(problem.Tasks, Math.Max(FewestAnew, problem.Tasks / AnewShare))];
        for (var i = 0; i < tasks.Length; i++)
        {
            tasks[i] = random.Next(problem.Tasks);
            state.Take(tasks[i]);
        }

        foreach (var task in tasks)
        {
            if (state.PersonOf[task] == PlanProblem.Nobody && BestAfterPrice(problem, prices, state, task) is { } best)
                state.Give(task, best);
        }
    }

    private static PlanCandidate? BestAfterPrice(PlanProblem problem, PersonPrices prices, PlanState state, int task)
    {
        var (best, value) = (default(PlanCandidate?), double.NegativeInfinity);
        foreach (var candidate in problem.Candidates[task])
        {
            if (candidate.Success <= value)
                break;
            if (state.Fits(task, candidate.Person) && prices.AfterPrice(task, candidate) is var after && after > value)
                (best, value) = (candidate, after);
        }

        return best;
    }

    private static void Climb(PlanProblem problem, PlanState state)
    {
        for (var improved = true; improved;)
        {
            improved = false;
            for (var t = 0; t < problem.Tasks; t++)
                improved |= Move(problem, state, t);
        }
    }

    /// <summary>Gives a task to a better person, if that pays.</summary>
    private static bool Move(PlanProblem problem, PlanState state, int task)
    {
        foreach (var candidate in problem.Candidates[task])
        {
            if (candidate.Success <= state.SuccessOf[task] + Least)
                return false;
            if (state.Fits(task, candidate.Person))
            {
                state.Take(task);
                state.Give(task, candidate);
                return true;
            }

            if (HandOn(problem, state, task, candidate))
                return true;
        }

        return false;
    }

    /// <summary>Lets the candidate hand on the task that costs least, if there is then room and the whole pays.</summary>
    private static bool HandOn(PlanProblem problem, PlanState state, int task, PlanCandidate candidate)
    {
        var (left, gain) = (state.PersonOf[task], candidate.Success - state.SuccessOf[task]);
        var (handedOn, to, best) = (-1, default(PlanCandidate?), Least);
        foreach (var other in state.TasksOf(candidate.Person))
        {
            if (state.Room[candidate.Person] + problem.Weights[other] < problem.Weights[task])
                continue;
            var taker = Taker(problem, state, other, candidate.Person, left, problem.Weights[task], state.SuccessOf[other] - gain);
            var brings = gain + (taker?.Success ?? 0) - state.SuccessOf[other];
            if (brings > best)
                (handedOn, to, best) = (other, taker, brings);
        }

        if (handedOn < 0)
            return false;
        state.Take(task);
        state.Take(handedOn);
        state.Give(task, candidate);
        if (to is { } person)
            state.Give(handedOn, person);
        return true;
    }

    /// <summary>The best other person for a task, where one of them will have <paramref name="freed"/> more room; null if none is above a success.</summary>
    private static PlanCandidate? Taker(PlanProblem problem, PlanState state, int task, int except, int left, long freed, double above)
    {
        foreach (var candidate in problem.Candidates[task])
        {
            if (candidate.Success <= above)
                return null;
            if (candidate.Person != except && problem.Weights[task] <= state.Room[candidate.Person] + (candidate.Person == left ? freed : 0))
                return candidate;
        }

        return null;
    }
}
