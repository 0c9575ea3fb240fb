using System.Globalization;
using ChatOps.Learning.Assignments.Solving;
using ChatOps.Learning.Ranking;

namespace ChatOps.Learning.Assignments;

/// <summary>Says why a task does not go to the person who suits it best, or to nobody.</summary>
/// <param name="facts">The plan.</param>
/// <param name="constraints">What stands against somebody whatever the score.</param>
/// <param name="maxHours">Most hours of new work per person; null where free hours per week are the limit.</param>
internal sealed class PlanReasons(PlanFacts facts, HardConstraints constraints, double? maxHours)
{
    /// <summary>Successes that differ by less are the same to a reader.</summary>
    private const double Same = 1e-6;

    private const int MostNamed = 3;
    private const double Thousandths = 1_000;

    /// <summary>A task that was not planned because somebody has it.</summary>
    public static string AlreadyHeld(WorkforceSnapshot snapshot, int item) => $"{snapshot.People[snapshot.Availability.HolderOf(item)].Name} has it already";

    /// <summary>Why a task goes to somebody else than its best person; null if it doesn't.</summary>
    public string? NotTheBest(int task)
    {
        var (person, best) = (facts.Solution.PersonOf[task], facts.Candidates[task].Best!.Value);
        if (person == best.Person || best.Success - facts.Problem.Success(task, person) < Same)
            return null;
        return $"{Name(best)} would be best, but {WhyNot(task, best.Person)}";
    }

    /// <summary>Why nobody takes a task.</summary>
    public string Unassigned(int task)
    {
        var candidates = facts.Candidates[task];
        if (candidates.Best is not { } best)
            return NobodyMay(candidates.Item);
        if (candidates.Fitting is not [var first, ..])
            return $"{Needs(task)}, and nobody who may take it has more than {Hours(candidates.MostRoom)} {(maxHours is null ? "free" : "to give")}";
        return $"everybody with enough hours is needed more elsewhere: {Name(first)} would be best, but {WhyNot(task, first.Person)}"
            + (first.Person == best.Person ? "" : $"; {Name(best)} would be better still, but {WhyNot(task, best.Person)}");
    }

    private string WhyNot(int task, int person)
    {
        if (facts.Problem.Weights[task] > facts.Problem.Room[person])
            return $"has {Hours(facts.Problem.Room[person])} {(maxHours is null ? "free a week" : "to give")} and it needs {Hours(facts.Problem.Weights[task])}";
        var tasks = facts.TasksOf(person).OrderByDescending(t => facts.Problem.Weights[t]).Select(t => facts.WorkItem(t).Id).ToArray();
        if (tasks.Length == 0)
            return "the search found no better plan in its time"; // an hour is left: only a search that was cut short leaves it
        var named = string.Join(", ", tasks.Take(MostNamed)) + (tasks.Length > MostNamed ? $" and {tasks.Length - MostNamed} more" : "");
        return $"brings more with {named}";
    }

    private string NobodyMay(int item)
    {
        var reasons = Enumerable.Range(0, facts.Snapshot.People.Count)
            .Select(p => constraints.ReasonAgainst(item, p) ?? "is left out by the request")
            .GroupBy(r => r)
            .OrderByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Key}: {g.Count()}")
            .ToArray();
        return reasons.Length == 0 ? "there is nobody" : $"nobody may take it ({string.Join("; ", reasons)})";
    }

    private string Needs(int task) => $"needs {Hours(facts.Problem.Weights[task])}{(maxHours is null ? " a week" : "")}";

    private string Name(PlanCandidate candidate) =>
        string.Create(CultureInfo.InvariantCulture, $"{facts.Snapshot.People[candidate.Person].Name} ({candidate.Success * 100:0} %)");

    private static string Hours(long thousandths) => string.Create(CultureInfo.InvariantCulture, $"{thousandths / Thousandths:0.#} h");
}
