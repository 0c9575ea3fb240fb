using System.Globalization;
using Google.OrTools.Sat;

namespace ChatOps.Learning.Assignments.Solving;

/// <summary>
/// Picks one choice of tasks per person at most, each task once at most, with CP-SAT. One thread and a set amount of work, so that the same seed
/// gives the same plan.
/// </summary>
internal static class CpSatPlan
{
    /// <summary>Successes are whole numbers for the solver: millionths.</summary>
    private const double Scale = 1e6;

    /// <summary>The whole linear relaxation, which is nearly tight here; no probing, which would take longer than the rest.</summary>
    private const string Search = "linearization_level:2,cp_model_probing_level:0,symmetry_level:0";

    /// <summary>Work at most, in the solver's deterministic seconds.</summary>
    private const double MostWork = 0.4;

    /// <summary>The plan found (person by task; null if none in time) and what no plan of these choices exceeds.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="choices">Choices to pick from.</param>
    /// <param name="hint">A plan to start from.</param>
    /// <param name="seed">Seed of the search.</param>
    /// <param name="timeLimit">When to end at the latest.</param>
    /// <param name="cancellationToken">Stops the search.</param>
    public static (int[]? Plan, double Bound) Solve(
        PlanProblem problem, IReadOnlyList<PersonChoice> choices, int[] hint, int seed, TimeSpan timeLimit, CancellationToken cancellationToken)
    {
        var model = new CpModel();
        var picked = choices.Select(_ => model.NewBoolVar("")).ToArray();
        var byTask = new List<ILiteral>[problem.Tasks];
        var byPerson = new Dictionary<int, List<ILiteral>>();
        var hintOf = Enumerable.Range(0, hint.Length).Where(t => hint[t] != PlanProblem.Nobody).ToLookup(t => hint[t]);
        for (var c = 0; c < picked.Length; c++)
        {
            foreach (var task in choices[c].Tasks)
                (byTask[task] ??= []).Add(picked[c]);
            if (!byPerson.TryGetValue(choices[c].Person, out var own))
                byPerson[choices[c].Person] = own = [];
            own.Add(picked[c]);
            var hinted = hintOf[choices[c].Person];
            model.AddHint(picked[c], hinted.Count() == choices[c].Tasks.Length && !hinted.Except(choices[c].Tasks).Any());
        }

        foreach (var several in byTask.Concat(byPerson.Values).Where(l => l?.Count > 1))
            model.AddAtMostOne(several);
        model.Maximize(LinearExpr.WeightedSum(picked, choices.Select(c => (long)Math.Round(c.Success * Scale))));
        using var solver = new CpSolver { StringParameters = Parameters(seed, timeLimit) };
        using var stop = cancellationToken.Register(solver.StopSearch);
        var status = solver.Solve(model);
        cancellationToken.ThrowIfCancellationRequested();
        if (status is not (CpSolverStatus.Optimal or CpSolverStatus.Feasible))
            return (null, double.PositiveInfinity);

        var plan = new int[problem.Tasks];
        Array.Fill(plan, PlanProblem.Nobody);
        for (var c = 0; c < picked.Length; c++)
        {
            foreach (var task in solver.BooleanValue(picked[c]) ? choices[c].Tasks : [])
                plan[task] = choices[c].Person;
        }

        return (plan, solver.BestObjectiveBound / Scale);
    }

    private static string Parameters(int seed, TimeSpan timeLimit) => string.Create(
        CultureInfo.InvariantCulture,
        $"num_workers:1,random_seed:{seed},max_deterministic_time:{MostWork},max_time_in_seconds:{timeLimit.TotalSeconds},{Search}");
}
