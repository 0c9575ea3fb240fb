using ChatOps.Workforce;

namespace ChatOps.Learning.Fairness;

/// <summary>Everybody in groups; each person is in exactly one.</summary>
internal sealed record PeopleGrouping(string Name, bool IsIntersection, bool IsFromAuditFile, IReadOnlyList<PeopleGroup> Groups)
{
    private const string Unknown = "unknown";

    /// <summary>
    /// Department, seniority and both at once always; each attribute of the file and each pair of them where there is one. Attributes of the file
    /// are not crossed with departments: such groups would be a handful of people who can be told by name.
    /// </summary>
    public static IEnumerable<PeopleGrouping> All(IReadOnlyList<Person> people, AuditRecords? audit)
    {
        (string Name, string?[] Values)[] always =
        [
            ("department", [.. people.Select(p => string.IsNullOrWhiteSpace(p.Department) ? null : p.Department)]),
            ("seniority", [.. people.Select(p => p.Seniority.ToString())]),
        ];
        (string Name, string?[] Values)[] fromFile = audit is null
            ? []
            : [.. audit.Attributes.Select((name, a) => (name, people.Select(p => audit.Values.GetValueOrDefault(p.Id)?[a]).ToArray()))];
        return [.. Cross(always, isFromAuditFile: false), .. Cross(fromFile, isFromAuditFile: true)];
    }

    private static IEnumerable<PeopleGrouping> Cross((string Name, string?[] Values)[] attributes, bool isFromAuditFile)
    {
        foreach (var (name, values) in attributes)
            yield return new PeopleGrouping(name, false, isFromAuditFile, Group([.. values.Select(v => (v ?? Unknown, v is null))]));
        for (var a = 0; a < attributes.Length; a++)
        {
            for (var b = a + 1; b < attributes.Length; b++)
            {
                yield return new PeopleGrouping($"{attributes[a].Name} × {attributes[b].Name}", true, isFromAuditFile, Group(
                [
                    .. attributes[a].Values.Zip(attributes[b].Values, (x, y) => ($"{x ?? Unknown}, {y ?? Unknown}", x is null || y is null)),
                ]));
            }
        }
    }

    private static List<PeopleGroup> Group((string Name, bool IsUnknown)[] people) =>
    [
        .. people.Select((group, person) => (group, person)).GroupBy(x => x.group)
            .Select(g => new PeopleGroup(g.Key.Name, g.Key.IsUnknown, [.. g.Select(x => x.person)]))
            .OrderBy(g => g.IsUnknown).ThenByDescending(g => g.People.Count).ThenBy(g => g.Name, StringComparer.Ordinal),
    ];
}
