using ChatOps.Learning.Assignments;
using ChatOps.Learning.Assignments.Solving;
using CsCheck;

namespace ChatOps.Tests.Learning.Assignments;

/// <summary>The solver on bare numbers: hours are thousandths, so 10 h is 10,000.</summary>
public sealed class PlanSolverTests
{
    private static readonly Gen<PlanProblem> Problems =
        from tasks in Gen.Int[0, 7]
        from people in Gen.Int[0, 4]
        from weights in Gen.Long[1, 30].Array[tasks]
        from room in Gen.Long[0, 60].Array[people]
        from successes in Gen.Float[0.01f, 1f].Array[tasks * people]
        select Problem(weights, room, (t, p) => successes[(t * people) + p]);

    [Fact]
    public void Solve_TheBestPersonIsNeededMoreElsewhere_GivesTheSecondBest()
    {
        // One by one the first task takes the only person who can do the second.
        var problem = Problem([10, 10], [10, 10], (t, p) => (t, p) switch { (0, 0) => 0.9f, (0, 1) => 0.8f, (1, 0) => 0.7f, _ => 0.1f });

        var (oneByOne, solution) = Solve(problem);

        Assert.Equal([0, 1], oneByOne);
        Assert.Equal([1, 0], solution.PersonOf);
        Assert.Equal(1.5, solution.Value, 1e-6);
        Assert.True(solution.IsProvenOptimal);
    }

    [Fact]
    public void Solve_TwoSmallTasksOrOneBig_LeavesTheBigOne()
    {
        var problem = Problem([40, 20, 20], [40], (t, _) => t == 0 ? 0.9f : 0.6f);

        var (oneByOne, solution) = Solve(problem);

        Assert.Equal([0, PlanProblem.Nobody, PlanProblem.Nobody], oneByOne);
        Assert.Equal([PlanProblem.Nobody, 0, 0], solution.PersonOf);
        Assert.True(solution.IsProvenOptimal);
    }

    [Fact]
    public void Solve_AsManyTasksAsPeopleOneEach_IsTheBestMatching()
    {
        // Known optimum of the classic 3 x 3 assignment: 0.8 + 0.7 + 0.9.
        float[,] success = { { 0.9f, 0.8f, 0.4f }, { 0.8f, 0.3f, 0.7f }, { 0.9f, 0.7f, 0.6f } };
        var problem = Problem([1, 1, 1], [1, 1, 1], (t, p) => success[t, p]);

        var (_, solution) = Solve(problem);

        Assert.Equal(2.4, solution.Value, 1e-6);
        Assert.Equal([1, 2, 0], solution.PersonOf);
    }

    [Fact]
    public void Solve_NothingFits_LeavesAllAndIsProven()
    {
        var (_, solution) = Solve(Problem([50, 60], [40, 0], (_, _) => 0.9f));

        Assert.All(solution.PersonOf, p => Assert.Equal(PlanProblem.Nobody, p));
        Assert.Equal((0.0, 0.0, true), (solution.Value, solution.Bound, solution.IsProvenOptimal));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Solve_SmallProblem_IsTheOptimumOfTryingAll(bool isSolverThere) => Problems.Sample(
        problem =>
        {
            var best = TryAll(problem);

            var (_, solution) = Solve(problem, isSolverThere);

            Assert.InRange(solution.Value, isSolverThere ? best - 1e-5 : best * 0.9, best + 1e-9);
            Assert.True(solution.Bound >= best - 1e-9);
            Assert.True(!solution.IsProvenOptimal || solution.Value >= best - 1e-5);
        },
        iter: isSolverThere ? 60 : 200,
        threads: 1);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Solve_AnyProblem_FitsIsNotBelowOneByOneAndRepeats(bool isSolverThere) => Gen.Int[0, 1_000_000].Sample(
        seed =>
        {
            var problem = Large(seed, tasks: 20, people: 8);

            var (oneByOne, solution) = Solve(problem, isSolverThere);

            Assert.True(Fits(problem, oneByOne) && Fits(problem, solution.PersonOf));
            Assert.True(solution.Value >= problem.Value(oneByOne));
            Assert.True(solution.Bound >= solution.Value);
            Assert.Equal(problem.Value(solution.PersonOf), solution.Value, 1e-9);
            Assert.Equal(solution.PersonOf, Solve(problem, isSolverThere).Solution.PersonOf);
        },
        iter: 5,
        threads: 1);

    [Fact]
    public void Solve_ContestedHours_IsWithinHalfAPercentOfTheBound()
    {
        var problem = Large(seed: 7, tasks: 90, people: 30);

        var (oneByOne, solution) = Solve(problem);

        Assert.Equal(PlanMethod.CpSat, solution.Method);
        Assert.InRange(solution.Value, solution.Bound * 0.995, solution.Bound);
        Assert.True(solution.Value > problem.Value(oneByOne));
    }

    [Fact]
    public void Solve_Cancelled_Throws() => Assert.Throws<OperationCanceledException>(() =>
        PlanSolver.Solve(Large(1, 40, 15), new int[40], 1, TimeSpan.FromSeconds(1), isSolverThere: true, new CancellationToken(canceled: true)));

    [Fact]
    public void TaskPrices_AnyPrices_BoundIsNotAbovePersonPrices()
    {
        var problem = Large(seed: 3, tasks: 60, people: 20);
        var hours = PersonPrices.Find(problem, reached: 0, CancellationToken.None);

        var tasks = TaskPrices.Find(problem, hours.BestOf, reached: 0, CancellationToken.None);

        Assert.True(tasks.Bound <= hours.Bound + 1e-9);
    }

    private static (int[] OneByOne, PlanSolution Solution) Solve(PlanProblem problem, bool isSolverThere = true)
    {
        var oneByOne = OneByOnePlan.Solve(problem);
        return (oneByOne, PlanSolver.Solve(problem, oneByOne, seed: 1, TimeSpan.FromMinutes(5), isSolverThere, CancellationToken.None));
    }

    /// <summary>Good people are good at most things, so that everybody wants their hours.</summary>
    private static PlanProblem Large(int seed, int tasks, int people)
    {
        var random = new Random(seed);
        var skill = Enumerable.Range(0, people).Select(_ => random.NextDouble()).ToArray();
        var success = Enumerable.Range(0, tasks).Select(_ => skill.Select(s => (float)((s * 0.7) + (random.NextDouble() * 0.3))).ToArray()).ToArray();
        return Problem(
            [.. Enumerable.Range(0, tasks).Select(_ => random.NextInt64(3_000, 30_000))],
            [.. Enumerable.Range(0, people).Select(_ => random.NextInt64(0, 60_000))],
            (t, p) => success[t][p]);
    }

    private static PlanProblem Problem(long[] weights, long[] room, Func<int, int, float> success) => new(
        weights,
        room,
        [
            .. weights.Select((w, t) => Enumerable.Range(0, room.Length).Where(p => w <= room[p])
                .Select(p => new PlanCandidate(p, success(t, p))).OrderByDescending(c => c.Success).ThenBy(c => c.Person).ToArray()),
        ]);

    private static bool Fits(PlanProblem problem, int[] plan) => Enumerable.Range(0, problem.People).All(p =>
        Enumerable.Range(0, problem.Tasks).Where(t => plan[t] == p).Sum(t => problem.Weights[t]) <= problem.Room[p]);

    private static double TryAll(PlanProblem problem, int task = 0, long[]? left = null)
    {
        left ??= [.. problem.Room];
        if (task == problem.Tasks)
            return 0;
        var best = TryAll(problem, task + 1, left);
        foreach (var candidate in problem.Candidates[task].Where(c => problem.Weights[task] <= left[c.Person]))
        {
            left[candidate.Person] -= problem.Weights[task];
            best = Math.Max(best, candidate.Success + TryAll(problem, task + 1, left));
            left[candidate.Person] += problem.Weights[task];
        }

        return best;
    }
}
