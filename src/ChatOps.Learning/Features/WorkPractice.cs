using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Learning.Features;

/// <summary>Which skills people, and their departments, have used in finished work.</summary>
public sealed class WorkPractice
{
    private const int RecentDays = 180;

    private readonly SkillIndex _skills;
    private readonly int[] _departmentOf;
    private readonly float[][] _byDepartment;
    private readonly SparseRows _recentByPerson;
    private readonly SparseRows _recentBySkill;

    private WorkPractice(SkillIndex skills, int[] departmentOf, float[][] byDepartment, SparseRows recentByPerson, SparseRows recentBySkill)
    {
        _skills = skills;
        _departmentOf = departmentOf;
        _byDepartment = byDepartment;
        _recentByPerson = recentByPerson;
        _recentBySkill = recentBySkill;
    }

    /// <summary>The share of a person's department in finished work that asked for the task's skills, 0 to 1; NaN where there is none.</summary>
    public float DepartmentShare(int item, int person)
    {
        var (own, all) = (0f, 0f);
        foreach (var skill in _skills.RequiredBy(item).Columns)
        {
            own += _byDepartment[_departmentOf[person]][skill];
            all += TotalOf(skill);
        }

        return all > 0 ? own / all : float.NaN;
    }

    /// <summary>How often a person's finished work of the last six months asked for the task's skills.</summary>
    public float RecentOf(int item, int person)
    {
        var (skills, counts) = _recentByPerson[person];
        var sum = 0f;
        foreach (var skill in _skills.RequiredBy(item).Columns)
        {
            if (skills.IndexOf(skill) is >= 0 and var at)
                sum += counts[at];
        }

        return sum;
    }

    internal void FillDepartmentShare(int item, float[] shares)
    {
        Span<float> byDepartment = new float[_byDepartment.Length];
        var all = 0f;
        foreach (var skill in _skills.RequiredBy(item).Columns)
        {
            for (var d = 0; d < byDepartment.Length; d++)
                byDepartment[d] += _byDepartment[d][skill];
            all += TotalOf(skill);
        }

        for (var p = 0; p < shares.Length; p++)
            shares[p] = all > 0 ? byDepartment[_departmentOf[p]] / all : float.NaN;
    }

    internal void FillRecent(int item, float[] recent)
    {
        Array.Clear(recent);
        foreach (var skill in _skills.RequiredBy(item).Columns)
        {
            var (people, counts) = _recentBySkill[skill];
            for (var n = 0; n < people.Length; n++)
                recent[people[n]] += counts[n];
        }

        for (var p = 0; p < recent.Length; p++)
            recent[p] = SuccessFeatures.Saturate(recent[p]);
    }

    internal static WorkPractice Build(IReadOnlyList<Person> people, SkillIndex skills, OutcomeHistory history, DateOnly asOf)
    {
        var departments = new Dictionary<string, int>(StringComparer.Ordinal);
        var departmentOf = new int[people.Count];
        for (var p = 0; p < people.Count; p++)
        {
            if (!departments.TryGetValue(people[p].Department, out var number))
                departments.Add(people[p].Department, number = departments.Count);
            departmentOf[p] = number;
        }

        var byDepartment = Enumerable.Range(0, departments.Count).Select(_ => new float[skills.Names.Count]).ToArray();
        var recent = new Dictionary<(int Person, int Skill), int>();
        foreach (var work in history.Work)
        {
            var isRecent = asOf.DayNumber - work.Outcome.CompletionDate.DayNumber < RecentDays;
            foreach (var skill in skills.RequiredBy(work.Item).Columns)
            {
                byDepartment[departmentOf[work.Person]][skill]++;
                if (isRecent)
                    recent[(work.Person, skill)] = recent.GetValueOrDefault((work.Person, skill)) + 1;
            }
        }

        return new WorkPractice(
            skills,
            departmentOf,
            byDepartment,
            SparseRows.Build(people.Count, [.. recent.Select(r => (r.Key.Person, r.Key.Skill, (float)r.Value))]),
            SparseRows.Build(skills.Names.Count, [.. recent.Select(r => (r.Key.Skill, r.Key.Person, (float)r.Value))]));
    }

    private float TotalOf(int skill)
    {
        var total = 0f;
        foreach (var department in _byDepartment)
            total += department[skill];
        return total;
    }
}
