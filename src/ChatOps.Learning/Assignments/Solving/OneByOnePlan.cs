namespace ChatOps.Learning.Assignments.Solving;

/// <summary>Each task in turn takes the best person who still has time: what happens without a plan.</summary>
internal static class OneByOnePlan
{
    /// <summary>Person by task.</summary>
    public static int[] Solve(PlanProblem problem)
    {
        var state = new PlanState(problem);
        for (var t = 0; t < problem.Tasks; t++)
            GiveBest(problem, state, t);
        return state.PersonOf;
    }

    /// <summary>Gives a task to its best candidate with time; to nobody if there is none.</summary>
    public static void GiveBest(PlanProblem problem, PlanState state, int task)
    {
        foreach (var candidate in problem.Candidates[task])
        {
            if (!state.Fits(task, candidate.Person))
                continue;
            state.Give(task, candidate);
            return;
        }
    }
}
