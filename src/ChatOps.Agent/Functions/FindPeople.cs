using ChatOps.Agent.Replies;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Agent.Functions;

/// <summary>ranking.find_people: people by skill, level, department and free hours; where nobody fits, who comes nearest.</summary>
internal sealed class FindPeople : IChatFunction
{
    private const int MaxShown = 25;
    private const int NearestShown = 3;

    /// <summary>Skills shown of somebody where no skill was asked for.</summary>
    private const int StrongestShown = 3;

    public string Name => "ranking.find_people";

    public Task<Reply> RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var snapshot = context.Ranking.Snapshot;
        var wanted = Wanted.Of(context);
        var found = Enumerable.Range(0, snapshot.People.Count).Where(p => wanted.Missing(p).Count == 0)
            .OrderByDescending(wanted.LevelOf)
            .ThenByDescending(snapshot.Availability.FreeHours)
            .ThenBy(p => snapshot.People[p].Name, StringComparer.Ordinal)
            .ToArray();
        if (found.Length == 0)
            return Task.FromResult(Nobody(context, wanted));

        var shown = found.Take(MaxShown).ToArray();
        context.ShowPeople(shown.Select(p => snapshot.People[p].Id));
        var more = found.Length > shown.Length ? $" The first {shown.Length} are below, and {found.Length - shown.Length} more." : "";
        return Task.FromResult(new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = $"**{Wording.Count(found.Length, "person", "people")}** {wanted.Words(found.Length)}.{more}",
            Blocks = [Table(shown, wanted, snapshot)],
            Note = Wording.HoursFrom(snapshot),
        });
    }

    private static TableBlock Table(int[] people, Wanted wanted, WorkforceSnapshot snapshot)
    {
        IEnumerable<string> Levels(int person) => wanted.Skills.Count > 0
            ? wanted.Skills.Select(s => Wording.Level((Proficiency)snapshot.Skills.LevelOf(person, s.Number)))
            : [string.Join(", ", snapshot.Skills.LevelsOf(person).Take(StrongestShown).Select(l => $"{l.Name} {Wording.Level(l.Level)}"))];
        return new TableBlock(
            null,
            ["Name", "Department", "Seniority", .. wanted.Skills.Count > 0 ? wanted.Skills.Select(s => s.Name) : ["Strongest skills"], "Free a week"],
            [
                .. people.Select(p => (IReadOnlyList<string>)
                [
                    snapshot.People[p].Name,
                    snapshot.People[p].Department,
                    Wording.Of(snapshot.People[p].Seniority),
                    .. Levels(p),
                    Wording.Text($"{snapshot.Availability.FreeHours(p):0} h"),
                ]),
            ]);
    }

    private static Reply Nobody(FunctionContext context, Wanted wanted)
    {
        var snapshot = context.Ranking.Snapshot;
        var nearest = Enumerable.Range(0, snapshot.People.Count)
            .Select(p => (Person: p, Missing: wanted.Missing(p), Level: wanted.LevelOf(p)))
            .Where(n => wanted.Skills.Count > 0 ? n.Level > 0 : n.Missing.Count < wanted.Conditions)
            .OrderBy(n => n.Missing.Count)
            .ThenByDescending(n => n.Level)
            .ThenByDescending(n => snapshot.Availability.FreeHours(n.Person))
            .Take(NearestShown)
            .ToArray();
        context.ShowPeople(nearest.Select(n => snapshot.People[n.Person].Id));
        var closest = nearest.Length > 0
            ? $" Closest: {string.Join("; ", nearest.Select(n => $"**{snapshot.People[n.Person].Name}** ({string.Join(", ", [.. wanted.Has(n.Person), .. n.Missing])})"))}."
            : "";
        return new Reply
        {
            Outcome = ReplyOutcome.Allowed,
            Text = wanted.Conditions == 0 ? "There is nobody in the data." : $"Nobody here {wanted.Words(1)}.{closest}",
            Note = Wording.HoursFrom(snapshot),
        };
    }

    /// <summary>What was asked for, held against people.</summary>
    private sealed class Wanted(
        WorkforceSnapshot snapshot, IReadOnlyList<(string Name, int Number)> skills, Proficiency? level, string? department, bool available)
    {
        public IReadOnlyList<(string Name, int Number)> Skills => skills;

        public int Conditions => Math.Max(skills.Count, level is null ? 0 : 1) + (department is null ? 0 : 1) + (available ? 1 : 0);

        public static Wanted Of(FunctionContext context)
        {
            var snapshot = context.Ranking.Snapshot;
            return new Wanted(
                snapshot,
                [.. context.Call.All("skills").Select(s => (s, snapshot.Skills.Find(s)))],
                context.Call["level"] is { } word && DataWords<Proficiency>.TryParse(word, out var level) ? level : null,
                context.Call["department"],
                context.Call["available"] == "true");
        }

        /// <summary>Sum of the levels in the skills asked for; where none were, the best level of all.</summary>
        public int LevelOf(int person) => skills.Count > 0
            ? skills.Sum(s => Level(person, s.Number))
            : level is null ? 0 : BestLevel(person);

        /// <summary>The skills asked for that somebody has well enough, as words.</summary>
        public IEnumerable<string> Has(int person) => skills
            .Where(s => Level(person, s.Number) >= Least)
            .Select(s => $"{s.Name} {Wording.Level((Proficiency)Level(person, s.Number))}");

        /// <summary>What stands against somebody, as words; empty for who fits.</summary>
        public List<string> Missing(int person)
        {
            var missing = new List<string>();
            foreach (var (name, number) in skills)
            {
                var had = Level(person, number);
                if (had < Least)
                    missing.Add(had == 0 ? $"no {name}" : $"{name} only {Wording.Level((Proficiency)had)}");
            }

            if (skills.Count == 0 && level is { } least && BestLevel(person) < (int)least)
                missing.Add($"no skill at {Wording.Level(least)}");
            if (department is not null && !snapshot.People[person].Department.Equals(department, StringComparison.OrdinalIgnoreCase))
                missing.Add($"in {snapshot.People[person].Department}");
            if (available && !snapshot.Availability.IsAvailable(person))
                missing.Add("no free hours");
            return missing;
        }

        /// <summary>"know Rust and Kafka at ADVANCED or above, work in DevOps and have free hours this week".</summary>
        public string Words(int people)
        {
            string Verb(string one, string many) => people == 1 ? one : many;
            var clauses = new List<string>();
            var above = level is { } least ? $" at {Wording.Level(least)}{(least == Proficiency.Master ? "" : " or above")}" : "";
            if (skills.Count > 0)
                clauses.Add($"{Verb("knows", "know")} {Wording.List([.. skills.Select(s => s.Name)])}{above}");
            else if (level is not null)
                clauses.Add($"{Verb("has", "have")} a skill{above}");
            if (department is not null)
                clauses.Add($"{Verb("works", "work")} in {department}");
            if (available)
                clauses.Add($"{Verb("has", "have")} free hours this week");
            return clauses.Count > 0 ? Wording.List(clauses) : $"{Verb("works", "work")} here";
        }

        private int Least => level is { } least ? (int)least : 1;

        private int Level(int person, int skill) => skill < 0 ? 0 : snapshot.Skills.LevelOf(person, skill);

        private int BestLevel(int person) => snapshot.Skills.LevelsOf(person) is [var best, ..] ? (int)best.Level : 0;
    }
}
