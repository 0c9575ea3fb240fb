using ChatOps.Learning.Ranking;
using ChatOps.Workforce;

namespace ChatOps.Agent.Planning.Language;

/// <summary>The names of one company, ready to be found in texts: people, departments, projects, skills, ids, titles. Immutable; one per snapshot.</summary>
internal sealed class CompanyWords
{
    /// <summary>Names of skills, projects and departments with typos are recognised from this length on.</summary>
    private const int ShortestTypo = 5;

    private readonly Dictionary<string, string> _personByEmail = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _projectById;

    public CompanyWords(WorkforceSnapshot snapshot, Lexicon lexicon)
    {
        Snapshot = snapshot;
        Titles = new TitleIndex(snapshot, lexicon);
        TaskPrefixes = Prefixes(snapshot.WorkItems.Select(i => i.Id));
        PersonPrefixes = Prefixes(snapshot.People.Select(p => p.Id));
        ProjectPrefixes = Prefixes(snapshot.Projects.Keys);
        _projectById = snapshot.Projects.Keys.ToDictionary(TextFolding.Fold, id => id, StringComparer.Ordinal);
        AddPeople(snapshot.People);
        foreach (var (id, name) in snapshot.Projects.OrderBy(p => p.Key, StringComparer.Ordinal))
            Names.Add(name, (MentionKind.Project, id));
        Departments = [.. snapshot.People.Select(p => p.Department).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        AddDepartments(lexicon.File);
        foreach (var skill in snapshot.Skills.Names)
            Names.Add(skill, (MentionKind.Skill, skill));
        foreach (var (skill, aliases) in lexicon.File.Skills)
        {
            var name = snapshot.Skills.Find(skill) is >= 0 and var known ? snapshot.Skills.Names[known] : skill;
            if (snapshot.Skills.Find(skill) < 0)
                Names.Add(skill, (MentionKind.Skill, name));
            aliases.ForEach(a => Names.Add(a, (MentionKind.Skill, name)));
        }

        Names.Seal();
        NameWords = [.. Names.Words];
        NameParts = new Spelling(snapshot.People
            .SelectMany(p => Tokenizer.Words(p.Name))
            .Concat(NameWords.Where(w => w.Length >= ShortestTypo))
            .CountBy(w => w, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal));
    }

    public WorkforceSnapshot Snapshot { get; }

    /// <summary>Departments by name, in order.</summary>
    public IReadOnlyList<string> Departments { get; }

    /// <summary>Names of people, projects, departments and skills.</summary>
    public PhraseTable<(MentionKind Kind, string Value)> Names { get; } = new();

    /// <summary>Every word of a name.</summary>
    public HashSet<string> NameWords { get; }

    public TitleIndex Titles { get; }

    /// <summary>Words of names, for names with typos.</summary>
    public Spelling NameParts { get; }

    /// <summary>What ids of tasks begin with, e.g. <c>task</c>.</summary>
    public HashSet<string> TaskPrefixes { get; }

    public HashSet<string> PersonPrefixes { get; }

    public HashSet<string> ProjectPrefixes { get; }

    /// <summary>The names of a company without anybody, for texts that name nobody.</summary>
    public static CompanyWords Nobody(Lexicon lexicon) => new(WorkforceSnapshot.Build(WorkforceData.Empty, DateOnly.MinValue), lexicon);

    /// <summary>The person with this address, or null.</summary>
    public string? PersonByEmail(string email) => _personByEmail.GetValueOrDefault(email);

    /// <summary>The task with this prefix and number, e.g. <c>task</c> and <c>101</c>; null if there is none.</summary>
    public string? Task(string prefix, string number) => AsWritten(prefix, number, id => Snapshot.ItemIndex(id) >= 0);

    /// <summary>The person with this prefix and number; null if there is none.</summary>
    public string? Person(string prefix, string number) => AsWritten(prefix, number, id => Snapshot.PersonIndex(id) >= 0);

    /// <summary>The project with this prefix and number; null if there is none.</summary>
    public string? Project(string prefix, string number) => _projectById.GetValueOrDefault($"{prefix}-{number}") ?? _projectById.GetValueOrDefault(prefix + number);

    private static string? AsWritten(string prefix, string number, Func<string, bool> exists)
    {
        var upper = prefix.ToUpperInvariant();
        string[] spellings = [$"{upper}-{number}", upper + number, $"{prefix}-{number}", prefix + number, $"{upper}_{number}", $"{upper}-{number.TrimStart('0')}", $"{upper}0{number}"];
        return Array.Find(spellings, s => exists(s));
    }

    private static HashSet<string> Prefixes(IEnumerable<string> ids) =>
    [
        .. ids.Select(id => TextFolding.Fold(id).TrimEnd("0123456789".ToCharArray()).TrimEnd('-', '_', ' ')).Where(p => p.Length is > 0 and < 12 && p.All(char.IsLetter)),
    ];

    private void AddPeople(IReadOnlyList<Person> people)
    {
        foreach (var person in people)
        {
            if (person.Email is { Length: > 0 } email)
                _personByEmail[email] = person.Id;
            var parts = Tokenizer.Words(person.Name);
            AddName(string.Join(' ', parts), person.Id);
            if (parts.Length < 2)
                continue;
            AddName($"{parts[^1]} {parts[0]}", person.Id);
            AddName($"{parts[0]} {parts[^1][0]}", person.Id);
            AddName($"{parts[0]}.{parts[^1]}", person.Id);
            AddName($"{parts[0]}_{parts[^1]}", person.Id);
            foreach (var part in parts.Where(p => p.Length > 1).Distinct(StringComparer.Ordinal))
                AddName(part, person.Id);
        }
    }

    /// <summary>A name and its possessive, with or without the apostrophe.</summary>
    private void AddName(string name, string personId)
    {
        Names.Add(name, (MentionKind.Person, personId));
        Names.Add(name + "s", (MentionKind.Person, personId));
    }

    private void AddDepartments(LexiconFile file)
    {
        foreach (var department in Departments)
        {
            Names.Add(department, (MentionKind.Department, department));
            var words = Tokenizer.Words(department);
            var core = words.Reverse().SkipWhile(file.DepartmentTails.Contains).Reverse().ToArray();
            // "Data" of "Data Engineering" is too much of an everyday word; nicknames of such are in the lexicon.
            if (core.Length > 0 && core.Length < words.Length && !file.Departments.ContainsKey(department))
                Names.Add(string.Join(' ', core), (MentionKind.Department, department));
            foreach (var nickname in file.Departments.GetValueOrDefault(department, []))
                Names.Add(nickname, (MentionKind.Department, department));
        }
    }
}
