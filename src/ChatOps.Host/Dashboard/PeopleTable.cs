using ChatOps.Agent.Access;
using ChatOps.Agent.Functions;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce.Store.Reports;

namespace ChatOps.Host.Dashboard;

/// <summary>People by the page, from the company that is ranked from. Loads are shown to those who may see them in chat.</summary>
internal static class PeopleTable
{
    private const int StrongestShown = 3;

    /// <summary>Keys of columns that can be sorted by; <c>load</c> only for those who may see it.</summary>
    public static IReadOnlyList<string> SortKeys(Speaker viewer) =>
        viewer.May("ranking.show_workload") ? ["name", "department", "seniority", "free", "load"] : ["name", "department", "seniority", "free"];

    /// <summary>A page of the people who meet all conditions, by name unless asked otherwise.</summary>
    public static RowPage<PersonRow> Read(WorkforceSnapshot snapshot, PeopleFilter filter, TableRequest view, Speaker viewer)
    {
        var seesLoads = viewer.May("ranking.show_workload");
        var skill = filter.Skill is { } name ? snapshot.Skills.Find(name) : -1;
        var found = Enumerable.Range(0, snapshot.People.Count).Where(p =>
            (filter.Department is not { } department || snapshot.People[p].Department.Equals(department, StringComparison.OrdinalIgnoreCase))
            && (filter.Skill is null || (skill >= 0 && snapshot.Skills.LevelOf(p, skill) > 0))
            && (!filter.IsFree || snapshot.Availability.IsAvailable(p))
            && (!filter.IsOverloaded || !seesLoads || (LoadOf(snapshot, p) is { } load && ShowWorkload.IsAbove(load)))
            && (string.IsNullOrWhiteSpace(filter.Text) || Has(snapshot.People[p].Name, filter.Text) || Has(snapshot.People[p].Id, filter.Text)));
        var page = view.Cut(Sort(snapshot, found, seesLoads || view.Sort != "load" ? view : view with { Sort = null, IsDescending = false }));
        return new RowPage<PersonRow>([.. page.Rows.Select(p => Row(snapshot, p, viewer))], page.Total);
    }

    /// <summary>One person, or null.</summary>
    public static PersonRow? Find(WorkforceSnapshot snapshot, string id, Speaker viewer) => snapshot.PersonIndex(id) is >= 0 and var person ? Row(snapshot, person, viewer) : null;

    /// <summary>Hours of this week; null where nothing is known.</summary>
    public static WeekLoad? LoadOf(WorkforceSnapshot snapshot, int person) => snapshot.Weeks.Of(person, snapshot.Weeks.ThisWeek);

    private static PersonRow Row(WorkforceSnapshot snapshot, int person, Speaker viewer)
    {
        var skills = snapshot.Skills.LevelsOf(person);
        return new PersonRow(
            snapshot.People[person],
            [.. skills.Take(StrongestShown)],
            Math.Max(0, skills.Count - StrongestShown),
            snapshot.Availability.FreeHours(person),
            viewer.May("ranking.show_workload", snapshot.People[person].Id) ? LoadOf(snapshot, person) : null);
    }

    private static IReadOnlyList<int> Sort(WorkforceSnapshot snapshot, IEnumerable<int> people, TableRequest view)
    {
        var sorted = view.Sort switch
        {
            "department" => By(p => snapshot.People[p].Department, StringComparer.OrdinalIgnoreCase),
            "seniority" => By(p => snapshot.People[p].Seniority, null),
            "free" => By(p => snapshot.Availability.FreeHours(p), null),
            "load" => By(p => LoadOf(snapshot, p)?.Utilisation ?? -1, null),
            _ => By(p => snapshot.People[p].Name, StringComparer.OrdinalIgnoreCase),
        };
        return [.. sorted.ThenBy(p => snapshot.People[p].Name, StringComparer.OrdinalIgnoreCase).ThenBy(p => p)];

        IOrderedEnumerable<int> By<TKey>(Func<int, TKey> key, IComparer<TKey>? comparer) =>
            view.IsDescending ? people.OrderByDescending(key, comparer) : people.OrderBy(key, comparer);
    }

    private static bool Has(string text, string part) => text.Contains(part.Trim(), StringComparison.OrdinalIgnoreCase);
}
