using ChatOps.Workforce;

namespace ChatOps.Learning.Ranking;

/// <summary>
/// Skills in both directions as sparse columns: for each skill the people who have it, for each work item the skills it asks for,
/// and for each person their own. Skill names compare without case.
/// </summary>
public sealed class SkillIndex
{
    private const float MandatoryWeight = 2;
    private const float OptionalWeight = 1;

    /// <summary>CERTIFICATE or CERTIFICATION in the sources' words.</summary>
    private const string CertificateType = "CERTIFICAT";

    private readonly Dictionary<string, int> _skillByName;
    private readonly SparseRows _peopleBySkill;
    private readonly SparseRows _skillsByPerson;
    private readonly SparseRows _requirementsByItem;
    private readonly bool[] _mandatory;
    private readonly SparseRows _itemsBySkill;
    private readonly float[] _itemNorms;
    private readonly float[] _yearsAsked;
    private readonly HashSet<int> _certificates;

    private SkillIndex(
        Dictionary<string, int> skillByName,
        string[] names,
        SparseRows peopleBySkill,
        SparseRows skillsByPerson,
        SparseRows requirementsByItem,
        bool[] mandatory,
        float[] yearsAsked,
        HashSet<int> certificates)
    {
        _certificates = certificates;
        _yearsAsked = yearsAsked;
        _itemNorms = ItemNorms(requirementsByItem, mandatory);
        _itemsBySkill = ItemsBySkill(names.Length, requirementsByItem, mandatory, _itemNorms);
        _skillByName = skillByName;
        Names = names;
        _peopleBySkill = peopleBySkill;
        _skillsByPerson = skillsByPerson;
        _requirementsByItem = requirementsByItem;
        _mandatory = mandatory;
    }

    /// <summary>Skill names as first written, by skill number.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The number of a skill, or -1.</summary>
    public int Find(string name) => _skillByName.GetValueOrDefault(name, -1);

    /// <summary>The level (1 to 5) at which a person has a skill; 0 if they don't.</summary>
    public int LevelOf(int person, int skill)
    {
        var (skills, levels) = _skillsByPerson[person];
        var at = skills.IndexOf(skill);
        return at < 0 ? 0 : (int)levels[at];
    }

    /// <summary>What an item asks for, mandatory skills first.</summary>
    public IReadOnlyList<RequiredSkill> RequirementsOf(int item)
    {
        var (skills, levels) = RequiredBy(item);
        var required = new RequiredSkill[skills.Length];
        for (var r = 0; r < skills.Length; r++)
            required[r] = new RequiredSkill(Names[skills[r]], (Proficiency)levels[r], IsMandatory(item, r));
        return required;
    }

    /// <summary>Skills of a person, the best level first, equal ones by name.</summary>
    public IReadOnlyList<(string Name, Proficiency Level)> LevelsOf(int person)
    {
        var (skills, levels) = _skillsByPerson[person];
        var owned = new (string Name, Proficiency Level)[skills.Length];
        for (var n = 0; n < skills.Length; n++)
            owned[n] = (Names[skills[n]], (Proficiency)levels[n]);
        return [.. owned.OrderByDescending(o => o.Level).ThenBy(o => o.Name, StringComparer.Ordinal)];
    }

    /// <summary>People who have a skill, with their levels.</summary>
    internal SparseRow PeopleWith(int skill) => _peopleBySkill[skill];

    /// <summary>Skills of a person, with their levels.</summary>
    internal SparseRow SkillsOf(int person) => _skillsByPerson[person];

    /// <summary>Skills that an item asks for, with the levels asked for.</summary>
    internal SparseRow RequiredBy(int item) => _requirementsByItem[item];

    /// <summary>Whether the item's n-th requirement is mandatory.</summary>
    internal bool IsMandatory(int item, int requirement) => _mandatory[_requirementsByItem.Offset(item) + requirement];

    /// <summary>Weight of the item's n-th requirement: mandatory skills count twice (design document §8.2).</summary>
    internal float WeightOf(int item, int requirement) => Weight(IsMandatory(item, requirement));

    /// <summary>Whether a skill is a certificate: one has it or not.</summary>
    internal bool IsCertificate(int skill) => _certificates.Contains(skill);

    /// <summary>Most years of experience that a skill of the item asks for; 0 where none does.</summary>
    internal float YearsAskedBy(int item) => _yearsAsked[item];

    /// <summary>Length of the item's vector of weighted levels.</summary>
    internal float NormOf(int item) => _itemNorms[item];

    /// <summary>Items that ask for a skill, with what they ask: weight times level over the item's norm.</summary>
    internal SparseRow ItemsAsking(int skill) => _itemsBySkill[skill];

    internal static SkillIndex Build(
        WorkforceData data, IReadOnlyDictionary<string, int> personById, IReadOnlyDictionary<string, int> itemById)
    {
        var skillByName = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var names = new List<string>();

        int Number(string name)
        {
            if (skillByName.TryGetValue(name, out var number))
                return number;
            skillByName.Add(name, names.Count);
            names.Add(name);
            return names.Count - 1;
        }

        var owned = data.Skills.Select(s => (Person: personById[s.PersonId], Skill: Number(s.Name), Level: (float)s.Proficiency)).ToList();
        var required = data.SkillRequirements
            .Select(r => (Item: itemById[r.WorkItemId], Skill: Number(r.SkillName), Level: (float)r.Proficiency, r.IsMandatory))
            .OrderByDescending(r => r.IsMandatory) // stable: mandatory first within each item, otherwise the source's order
            .ToList();
        var requirements = SparseRows.Build(itemById.Count, required.Select(r => (r.Item, r.Skill, r.Level)));
        var mandatory = new bool[required.Count];
        var yearsAsked = new float[itemById.Count];
        foreach (var r in data.SkillRequirements)
            yearsAsked[itemById[r.WorkItemId]] = Math.Max(yearsAsked[itemById[r.WorkItemId]], (float)r.YearsOfExperience);
        var filled = new int[itemById.Count];
        foreach (var r in required)
            mandatory[requirements.Offset(r.Item) + filled[r.Item]++] = r.IsMandatory;

        return new SkillIndex(
            skillByName,
            [.. names],
            SparseRows.Build(names.Count, owned.OrderBy(o => o.Person).Select(o => (o.Skill, o.Person, o.Level))),
            SparseRows.Build(personById.Count, owned.Select(o => (o.Person, o.Skill, o.Level))),
            requirements,
            mandatory,
            yearsAsked,
            [.. data.Skills.Where(s => s.Type?.StartsWith(CertificateType, StringComparison.OrdinalIgnoreCase) == true).Select(s => Number(s.Name))]);
    }

    private static float[] ItemNorms(SparseRows requirements, bool[] mandatory)
    {
        var norms = new float[requirements.RowCount];
        for (var item = 0; item < norms.Length; item++)
        {
            var levels = requirements[item].Values;
            for (var r = 0; r < levels.Length; r++)
                norms[item] += MathF.Pow(Weight(mandatory[requirements.Offset(item) + r]) * levels[r], 2);
            norms[item] = MathF.Sqrt(norms[item]);
        }

        return norms;
    }

    private static SparseRows ItemsBySkill(int skillCount, SparseRows requirements, bool[] mandatory, float[] norms)
    {
        var entries = new List<(int, int, float)>(mandatory.Length);
        for (var item = 0; item < norms.Length; item++)
        {
            var (skills, levels) = requirements[item];
            for (var r = 0; r < skills.Length; r++)
                entries.Add((skills[r], item, Weight(mandatory[requirements.Offset(item) + r]) * levels[r] / norms[item]));
        }

        return SparseRows.Build(skillCount, entries);
    }

    private static float Weight(bool mandatory) => mandatory ? MandatoryWeight : OptionalWeight;
}
