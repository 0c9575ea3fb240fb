using System.Text.RegularExpressions;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Agent.Planning;

/// <summary>
/// Finds the people and tasks that a sentence names: tasks by id or by words of their title, people by id, full name, or first or last name.
/// Never guesses: several that fit are all returned.
/// </summary>
internal sealed partial class EntityResolver(WorkforceSnapshot snapshot)
{
    /// <summary>Share of the title's information that a sentence must contain to name the task.</summary>
    private const double EnoughOfTitle = 0.5;

    /// <summary>Titles within this share of the best one are as good as it.</summary>
    private const double AsGood = 0.8;

    private const int Nearest = 3;

    private static readonly HashSet<string> NamesNothing = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "an", "and", "the", "of", "for", "to", "in", "on", "with", "from", "by", "at", "who", "what", "why", "should", "take", "can", "do",
        "is", "it", "task", "best", "assign", "show", "compare",
    };

    /// <summary>Ids of tasks as written in the text, known or not, e.g. <c>TASK-999</c>.</summary>
    public static IReadOnlyList<string> TaskIdsIn(string text) => [.. TaskId().Matches(text).Select(m => $"{m.Groups[1].Value}-{m.Groups[2].Value}".ToUpperInvariant()).Distinct()];

    /// <summary>The task with this id, without case, or null.</summary>
    public WorkItem? Task(string id)
    {
        var index = snapshot.ItemIndex(id);
        return index >= 0 ? snapshot.WorkItems[index] : snapshot.WorkItems.FirstOrDefault(i => i.Id.Equals(id, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Unfinished tasks whose title the text repeats enough of, best first; several only if they fit about as well.</summary>
    public IReadOnlyList<WorkItem> TasksByTitle(string text)
    {
        var said = Words(text).Where(w => !NamesNothing.Contains(w)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var open = snapshot.WorkItems.Where(i => i.Status != WorkItemStatus.Completed).ToArray();
        var frequency = open.SelectMany(i => Words(i.Title).Distinct(StringComparer.OrdinalIgnoreCase))
            .CountBy(w => w, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        double Information(string word) => Math.Log((open.Length + 1.0) / frequency[word]);

        var fits = open
            .Select(item =>
            {
                var words = Words(item.Title).Where(w => !NamesNothing.Contains(w)).Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
                var total = words.Sum(Information);
                var named = words.Where(said.Contains).ToArray();
                return (item, Share: total > 0 ? named.Sum(Information) / total : 0, named.Length);
            })
            .Where(f => f.Share >= EnoughOfTitle)
            .OrderByDescending(f => f.Share)
            .ToArray();
        return fits.Length == 0 ? [] : [.. fits.Where(f => f.Share >= AsGood * fits[0].Share).Select(f => f.item)];
    }

    /// <summary>The open tasks whose id is closest to one that does not exist.</summary>
    public IReadOnlyList<WorkItem> NearestTasks(string id)
    {
        var number = NumberIn(id);
        return
        [
            .. snapshot.WorkItems
                .Where(i => i.Status == WorkItemStatus.Open)
                .OrderBy(i => Math.Abs(NumberIn(i.Id) - number))
                .ThenBy(i => i.Id, StringComparer.Ordinal)
                .Take(Nearest),
        ];
    }

    /// <summary>The people that a text names, in the order in which it does; each entry holds everybody whom that name fits.</summary>
    public IReadOnlyList<IReadOnlyList<Person>> PeopleIn(string text)
    {
        var found = new List<(int At, IReadOnlyList<Person> People)>();
        var rest = text;

        void Take(string name, IReadOnlyList<Person> people)
        {
            var match = Regex.Match(rest, $@"(?<![\p{{L}}\p{{N}}]){Regex.Escape(name)}(?![\p{{L}}\p{{N}}])", RegexOptions.IgnoreCase);
            if (!match.Success)
                return;
            found.Add((match.Index, people));
            rest = rest[..match.Index] + new string(' ', match.Length) + rest[(match.Index + match.Length)..];
        }

        var said = Words(text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var person in snapshot.People.Where(p => said.Contains(p.Id) || Words(p.Name).All(said.Contains)))
        {
            Take(person.Name, [person]);
            Take(person.Id, [person]);
        }

        var byName = snapshot.People
            .SelectMany(p => Words(p.Name).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => (name, p)))
            .Where(n => n.name.Length > 1 && said.Contains(n.name) && !NamesNothing.Contains(n.name))
            .GroupBy(n => n.name, n => n.p, StringComparer.OrdinalIgnoreCase);
        foreach (var group in byName)
            Take(group.Key, [.. group]);
        return [.. found.OrderBy(f => f.At).Select(f => f.People)];
    }

    private static IEnumerable<string> Words(string text) => Word().Matches(text).Select(m => m.Value);

    private static long NumberIn(string id) => long.TryParse(Digits().Match(id).Value, out var number) ? number : 0;

    [GeneratedRegex(@"[\p{L}\p{N}][\p{L}\p{N}'’.+#]*(?<![.'’])")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(task|old)[\s-]?(\d{1,9})\b", RegexOptions.IgnoreCase)]
    private static partial Regex TaskId();

    [GeneratedRegex(@"\d{1,15}$")]
    private static partial Regex Digits();
}
