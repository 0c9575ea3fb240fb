namespace ChatOps.Learning.Assignments.Solving;

/// <summary>
/// What an hour of each person is worth: the Lagrange multipliers of their limits, by subgradient steps of Polyak's length (Held, Wolfe and
/// Crowder 1974). With any prices, every task taking its best candidate after price, plus the worth of all room, is a bound that no plan exceeds;
/// and a plan that uses a pair which is worse than its task's best after price stays below the bound by that much.
/// </summary>
internal sealed class PersonPrices
{
    private const int MaxSteps = 600;
    private const int PatientSteps = 15;
    private const double LeastStep = 1e-3;

    private readonly PlanProblem _problem;
    private readonly double[] _prices;
    private readonly double[] _bestOf;

    private PersonPrices(PlanProblem problem, double[] prices)
    {
        _problem = problem;
        _prices = prices;
        _bestOf = new double[problem.Tasks];
        Bound = Evaluate(problem, prices, _bestOf, null);
    }

    /// <summary>No plan's sum of successes exceeds this.</summary>
    public double Bound { get; }

    /// <summary>What each task brings after price: prices of tasks to start from.</summary>
    public IReadOnlyList<double> BestOf => _bestOf;

    /// <summary>What a candidate brings for a task above the price of the hours.</summary>
    public double AfterPrice(int task, PlanCandidate candidate) => AfterPrice(_problem, _prices, task, candidate);

    /// <summary>Finds prices with a low bound.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="reached">Sum of successes of a known plan.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public static PersonPrices Find(PlanProblem problem, double reached, CancellationToken cancellationToken)
    {
        var (prices, best) = (new double[problem.People], new double[problem.People]);
        var (bestOf, room) = (new double[problem.Tasks], new long[problem.People]);
        var (bound, length, waited) = (double.PositiveInfinity, 1.0, 0);
        for (var step = 0; step < MaxSteps && length > LeastStep; step++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            problem.Room.CopyTo(room, 0);
            var value = Evaluate(problem, prices, bestOf, room);
            if (value < bound - 1e-9)
            {
                (bound, waited) = (value, 0);
                prices.CopyTo(best, 0);
            }
            else if (++waited >= PatientSteps)
            {
                (length, waited) = (length / 2, 0);
                best.CopyTo(prices, 0);
                continue;
            }

            if (!Step(prices, room, length * (value - reached)))
                break;
        }

        return new PersonPrices(problem, best);
    }

    /// <summary>Makes hours of those who are asked too much dearer and of others cheaper; false if nothing would change.</summary>
    private static bool Step(double[] prices, long[] room, double length)
    {
        var squares = 0.0;
        for (var p = 0; p < prices.Length; p++)
        {
            if (room[p] < 0 || prices[p] > 0)
                squares += (double)room[p] * room[p];
        }

        if (squares <= 0 || length <= 0)
            return false;
        for (var p = 0; p < prices.Length; p++)
        {
            if (room[p] < 0 || prices[p] > 0)
                prices[p] = Math.Max(0, prices[p] - (length / squares * room[p]));
        }

        return true;
    }

    /// <summary>The bound; also the best after price by task, and the room that would be left (below 0 where asked too much) if wanted.</summary>
    private static double Evaluate(PlanProblem problem, double[] prices, double[] bestOf, long[]? room)
    {
        var sum = 0.0;
        for (var p = 0; p < prices.Length; p++)
        {
            if (prices[p] > 0)
                sum += prices[p] * problem.Room[p];
        }

        for (var t = 0; t < bestOf.Length; t++)
        {
            var (best, person) = (0.0, PlanProblem.Nobody);
            foreach (var candidate in problem.Candidates[t])
            {
                if (candidate.Success <= best)
                    break;
                if (AfterPrice(problem, prices, t, candidate) is var value && value > best)
                    (best, person) = (value, candidate.Person);
            }

            bestOf[t] = best;
            sum += best;
            if (room is not null && person != PlanProblem.Nobody)
                room[person] -= problem.Weights[t];
        }

        return sum;
    }

    private static double AfterPrice(PlanProblem problem, double[] prices, int task, PlanCandidate candidate) =>
        candidate.Success - (prices[candidate.Person] * problem.Weights[task]);
}
