using System.Globalization;

namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// Makes assignments and outcomes: candidates by 0.7 match + 0.3 availability, the best gets the task (design document §8.2); outcomes by
/// <see cref="OutcomeModel"/>, with ratings, hours and quality spread as in the development data's synthetic world.
/// </summary>
internal static class HistoryGenerator
{
    private const double MatchWeight = 0.7;
    private const double AvailabilityWeight = 0.3;

    /// <summary>Share of the finished tasks whose outcome was recorded (design document §8.2).</summary>
    private const double RecordedShare = 0.7;

    /// <summary>Share of the open tasks that somebody is on already.</summary>
    private const double InProgressShare = 0.03;

    /// <summary>Largest number of people looked at for one task; keeps a large company's generation linear in its tasks.</summary>
    private const int LargestPool = 400;

    private const double HoursPerDay = 8;

    public static (List<Assignment> Assignments, List<Outcome> Outcomes, HashSet<string> InProgress) Generate(
        SyntheticCompanyOptions options, IReadOnlyList<GeneratedPerson> people, IReadOnlyList<GeneratedTask> tasks)
    {
        var random = RandomChoice.Stream(options.Seed, concern: 4);
        var (assignments, outcomes, inProgress) = (new List<Assignment>(), new List<Outcome>(), new HashSet<string>());
        foreach (var task in tasks)
        {
            var isOpen = task.Item.Status == WorkItemStatus.Open;
            // The first open task stays free: it is the one that every introduction asks about.
            if (isOpen && (random.NextDouble() >= InProgressShare || task.Item.Id == "TASK-101"))
                continue;
            if (isOpen)
                inProgress.Add(task.Item.Id);

            var candidates = Candidates(people, task, random);
            for (var c = 0; c < candidates.Count; c++)
            {
                var (person, score, match) = candidates[c];
                var assignment = new Assignment(
                    string.Create(CultureInfo.InvariantCulture, $"A{assignments.Count + 1:00000}"),
                    task.Item.Id, person.Person.Id, task.Item.Created, AssignmentMethod.Manual, IsSelected: c == 0, Math.Round(score, 3));
                assignments.Add(assignment);
                if (c == 0 && !isOpen && random.NextDouble() < RecordedShare
                    && Finish(assignment, person, task.Item, match, random) is var outcome && outcome.CompletionDate < options.Today)
                    outcomes.Add(outcome);
            }
        }

        return (assignments, outcomes, inProgress);
    }

    private static List<(GeneratedPerson Person, double Score, double Match)> Candidates(
        IReadOnlyList<GeneratedPerson> people, GeneratedTask task, Random random)
    {
        var count = random.Weighted(CompanyTables.Candidates, c => c.Share).Candidates;
        var pool = people.Count <= LargestPool ? people : random.Some(people, LargestPool);
        return
        [
            .. pool
                .Select(person =>
                {
                    var match = OutcomeModel.Match(person.Levels, task.Required);
                    return (Person: person, Score: (MatchWeight * match) + (AvailabilityWeight * random.Between(0.3, 1)), Match: match);
                })
                .OrderByDescending(c => c.Score)
                .ThenBy(c => c.Person.Person.Id, StringComparer.Ordinal)
                .Take(count),
        ];
    }

    private static Outcome Finish(Assignment assignment, GeneratedPerson person, WorkItem item, double match, Random random)
    {
        var success = random.NextDouble()
            < OutcomeModel.SuccessProbability(match, item.Difficulty, person.Talent, person.Person.Seniority);
        var rating = success ? random.Next(4, 6) : random.Next(1, 4);
        var ratio = success ? random.Between(0.75, 1.1) : random.Between(1.2, 2.2);
        var hours = Math.Max(1, Math.Round(item.EstimatedHours * ratio));
        var quality = Math.Clamp(person.Talent + random.Between(-0.12, 0.12) + (success ? 0.02 : -0.02), 0, 1);
        return new Outcome(
            assignment.Id,
            assignment.Date.AddDays(1 + (int)(hours / HoursPerDay)),
            hours,
            rating,
            Math.Round(quality, 3),
            Math.Round(Math.Min(1, item.EstimatedHours / hours), 3),
            Feedback: null);
    }
}
