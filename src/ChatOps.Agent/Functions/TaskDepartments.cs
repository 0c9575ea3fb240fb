using System.Runtime.CompilerServices;
using ChatOps.Learning.Ranking;

namespace ChatOps.Agent.Functions;

/// <summary>
/// Which department a task belongs to, since tasks don't say: the one that the description names ("Team: DevOps."), else that of who has or did
/// it, else the one whose people know most of its skills: the largest mean share of its people who have each skill, the first by name of equal ones.
/// </summary>
internal sealed class TaskDepartments
{
    /// <summary>The rule, for the small print.</summary>
    public const string Rule =
        "A task belongs to the team that its description names, else to the department of who has it, else to the one whose people know most of its skills.";

    private const string Team = "Team:";

    /// <summary>Worked out once for each state of the company.</summary>
    private static readonly ConditionalWeakTable<WorkforceSnapshot, TaskDepartments> Known = [];

    private readonly string?[] _ofItem;
    private readonly WorkforceSnapshot _snapshot;
    private readonly string[] _departments;
    private readonly int[] _departmentOf;
    private readonly int[] _sizes;
    private readonly Dictionary<int, double[]> _shares = [];
    private readonly Dictionary<int, int> _doers = [];

    private TaskDepartments(WorkforceSnapshot snapshot)
    {
        _snapshot = snapshot;
        _departments = [.. snapshot.People.Select(p => p.Department).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)];
        _departmentOf =
            [.. snapshot.People.Select(p => Array.FindIndex(_departments, d => d.Equals(p.Department, StringComparison.OrdinalIgnoreCase)))];
        _sizes = new int[_departments.Length];
        foreach (var department in _departmentOf)
            _sizes[department]++;
        foreach (var work in snapshot.History.Work)
            _doers[work.Item] = work.Person;
        _ofItem = [.. Enumerable.Range(0, snapshot.WorkItems.Count).Select(i => Named(i) ?? OfAssignee(i) ?? BySkills(i))];
    }

    /// <summary>The department of an item; null where nothing says.</summary>
    public string? this[int item] => _ofItem[item];

    /// <summary>The departments of a company's tasks.</summary>
    public static TaskDepartments Of(WorkforceSnapshot snapshot) => Known.GetValue(snapshot, s => new TaskDepartments(s));

    private string? Named(int item)
    {
        if (_snapshot.WorkItems[item].Description is not { } description || description.IndexOf(Team, StringComparison.OrdinalIgnoreCase) is not (>= 0 and var at))
            return null;
        var rest = description[(at + Team.Length)..];
        var name = (rest.IndexOfAny(['.', ';', '\r', '\n']) is >= 0 and var end ? rest[..end] : rest).Trim();
        if (name.Length == 0)
            return null;
        return Array.Find(_departments, d => d.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? name;
    }

    private string? OfAssignee(int item)
    {
        var holder = _snapshot.Availability.HolderOf(item);
        if (holder < 0)
            holder = _doers.GetValueOrDefault(item, -1);
        return holder < 0 ? null : _departments[_departmentOf[holder]];
    }

    private string? BySkills(int item)
    {
        var shares = _snapshot.Skills.RequirementsOf(item).Select(r => SharesOf(_snapshot.Skills.Find(r.Name))).ToArray();
        var sums = _departments.Select((name, d) => (Name: name, Sum: shares.Sum(s => s[d]))).Where(d => d.Sum > 0).ToArray();
        return sums.Length > 0 ? sums.MaxBy(d => d.Sum).Name : null;
    }

    /// <summary>Share of each department's people who have a skill.</summary>
    private double[] SharesOf(int skill)
    {
        if (_shares.TryGetValue(skill, out var known))
            return known;
        var shares = new double[_departments.Length];
        for (var p = 0; p < _departmentOf.Length; p++)
        {
            if (_snapshot.Skills.LevelOf(p, skill) > 0)
                shares[_departmentOf[p]] += 1.0 / _sizes[_departmentOf[p]];
        }

        return _shares[skill] = shares;
    }
}
