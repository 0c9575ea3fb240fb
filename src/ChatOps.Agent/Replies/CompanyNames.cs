using ChatOps.Agent.Planning.Language;

namespace ChatOps.Agent.Replies;

/// <summary>The names of one company as an answer is searched for them. Immutable; one per snapshot.</summary>
internal sealed class CompanyNames
{
    private readonly HashSet<string> _parts;

    public CompanyNames(CompanyWords company)
    {
        var snapshot = company.Snapshot;
        _parts = [.. snapshot.People.SelectMany(p => AnswerWords.Of(p.Name)).Select(w => w.Folded).Where(w => w.Length > 1)];
        OtherWords =
        [
            .. snapshot.Skills.Names.Concat(company.Departments).Concat(snapshot.Projects.Values).Concat(snapshot.WorkItems.Select(i => i.Title))
                .SelectMany(AnswerWords.Of).Select(w => w.Folded).Where(w => !_parts.Contains(w)),
        ];
        Prefixes = company.TaskPrefixes.Concat(company.PersonPrefixes).Concat(company.ProjectPrefixes).Append("v").Append("job").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Words of skills, departments, projects and titles that are nobody's name.</summary>
    public HashSet<string> OtherWords { get; }

    /// <summary>What ids begin with, folded.</summary>
    public HashSet<string> Prefixes { get; }

    /// <summary>The part of somebody's name that a word is, also with the s of a possessive; null if it is none.</summary>
    public string? Part(string word) =>
        _parts.Contains(word) ? word
        : word is [.. var bare, 's'] && _parts.Contains(bare) ? bare
        : null;
}
