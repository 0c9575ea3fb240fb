namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>The skills of the document (§8.2) with their types, and a number for each, so that levels fit in arrays.</summary>
internal static class SkillCatalogue
{
    private const string Language = "PROGRAMMING_LANGUAGE";
    private const string Framework = "FRAMEWORK";
    private const string Database = "DATABASE";
    private const string Tool = "TOOL";
    private const string Soft = "SOFT_SKILL";

    private static readonly (string Type, string[] Names)[] Listed =
    [
        (Language, ["Java", "Python", "JavaScript", "C++", "C#", "Go", "Rust", "TypeScript"]),
        (Framework, ["Spring Boot", "React", "Angular", "Vue.js", "Django", "Flask", "Express.js", "Laravel"]),
        (Database, ["MySQL", "PostgreSQL", "MongoDB", "Redis", "Oracle", "SQL Server", "Cassandra"]),
        (Tool, ["Docker", "Kubernetes", "Jenkins", "Git", "AWS", "Azure", "GCP", "Terraform"]),
        (Soft, ["Leadership", "Communication", "Problem Solving", "Team Work", "Time Management"]),
    ];

    // Core skills of departments that the document puts into no category and so calls tools. They get the type that they have.
    private static readonly (string Type, string[] Names)[] CoreOnly =
    [
        (Language, ["HTML/CSS", "Swift", "Kotlin", "SQL"]),
        (Framework, ["React Native", "Apache Spark", "TestNG"]),
        (Tool, ["Selenium", "API Testing"]),
    ];

    private static readonly (string Name, string Type)[] Entries =
        [.. Listed.Concat(CoreOnly).SelectMany(group => group.Names.Select(name => (name, group.Type)))];

    private static readonly Dictionary<string, int> Numbers = Entries
        .Select((entry, number) => (entry.Name, Number: number))
        .ToDictionary(pair => pair.Name, pair => pair.Number, StringComparer.Ordinal);

    /// <summary>How many skills there are; their numbers run from 0.</summary>
    public static int Count => Entries.Length;

    /// <summary>
    /// Numbers of the skills that anybody may have besides the core ones, and that tasks may ask for besides the mandatory ones:
    /// those of the document's categories.
    /// </summary>
    public static IReadOnlyList<int> Additional { get; } = [.. Enumerable.Range(0, Listed.Sum(group => group.Names.Length))];

    /// <summary>Number of a skill.</summary>
    public static int Number(string name) => Numbers[name];

    /// <summary>Name of a skill.</summary>
    public static string Name(int number) => Entries[number].Name;

    /// <summary>Type of a skill, e.g. <c>DATABASE</c>.</summary>
    public static string Type(int number) => Entries[number].Type;
}
