namespace ChatOps.Learning.Assignments.Solving;

/// <summary>
/// Tasks to be given to people, as numbers (a generalised assignment problem, Martello and Toth 1990): the sum of successes is to be as large as
/// possible, each task goes to at most one of its candidates, and nobody takes more than fits.
/// </summary>
/// <param name="Weights">What each task takes, in thousandths of an hour, 1 or more.</param>
/// <param name="Room">What each person can take, in the same unit.</param>
/// <param name="Candidates">Who could take each task when they take nothing else, best first; equal ones in id order.</param>
internal sealed record PlanProblem(long[] Weights, long[] Room, PlanCandidate[][] Candidates)
{
    /// <summary>Stands for nobody.</summary>
    public const int Nobody = -1;

    /// <summary>How many tasks.</summary>
    public int Tasks => Weights.Length;

    /// <summary>How many people.</summary>
    public int People => Room.Length;

    /// <summary>Success of a task with a person; 0 with nobody.</summary>
    public double Success(int task, int person)
    {
        if (person == Nobody)
            return 0;
        foreach (var candidate in Candidates[task])
        {
            if (candidate.Person == person)
                return candidate.Success;
        }

        throw new ArgumentException($"Person {person} is no candidate for task {task}.", nameof(person));
    }

    /// <summary>Expected successes of a plan: person by task.</summary>
    public double Value(IReadOnlyList<int> plan)
    {
        var sum = 0.0;
        for (var t = 0; t < plan.Count; t++)
            sum += Success(t, plan[t]);
        return sum;
    }
}
