namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>
/// The distributions of the design document's generator (§8.2). Two slips of its code are not repeated: core skills that belong to no
/// category (HTML/CSS, Selenium, ...) get one, and raising the two highest levels for core skills does not create levels that the
/// seniority has no chance of.
/// </summary>
internal static class CompanyTables
{
    /// <summary>Departments with their share of the people and the skills at their core.</summary>
    public static IReadOnlyList<(string Department, double Share, string[] CoreSkills)> Departments { get; } =
    [
        ("Frontend Development", 0.20, ["JavaScript", "React", "HTML/CSS", "TypeScript"]),
        ("Backend Development", 0.25, ["Java", "Spring Boot", "MySQL", "PostgreSQL"]),
        ("Full Stack Development", 0.15, ["JavaScript", "React", "Java", "Spring Boot", "MySQL"]),
        ("DevOps", 0.10, ["Docker", "Kubernetes", "AWS", "Jenkins"]),
        ("Quality Assurance", 0.15, ["Selenium", "TestNG", "API Testing", "Java"]),
        ("Mobile Development", 0.10, ["React Native", "Java", "Swift", "Kotlin"]),
        ("Data Engineering", 0.05, ["Python", "SQL", "Apache Spark", "MongoDB"]),
    ];

    /// <summary>Skills by category; people pick their additional ones from here.</summary>
    public static IReadOnlyList<(string Category, string[] Skills)> Skills { get; } =
    [
        ("PROGRAMMING_LANGUAGE", ["Java", "Python", "JavaScript", "C++", "C#", "Go", "Rust", "TypeScript"]),
        ("FRAMEWORK", ["Spring Boot", "React", "Angular", "Vue.js", "Django", "Flask", "Express.js", "Laravel"]),
        ("DATABASE", ["MySQL", "PostgreSQL", "MongoDB", "Redis", "Oracle", "SQL Server", "Cassandra"]),
        ("TOOL", ["Docker", "Kubernetes", "Jenkins", "Git", "AWS", "Azure", "GCP", "Terraform"]),
        ("SOFT_SKILL", ["Leadership", "Communication", "Problem Solving", "Team Work", "Time Management"]),
    ];

    /// <summary>Categories of core skills that the table above does not list; every other one is a tool.</summary>
    public static IReadOnlyDictionary<string, string> OtherCategories { get; } = new Dictionary<string, string>
    {
        ["HTML/CSS"] = "PROGRAMMING_LANGUAGE",
        ["SQL"] = "PROGRAMMING_LANGUAGE",
        ["Swift"] = "PROGRAMMING_LANGUAGE",
        ["Kotlin"] = "PROGRAMMING_LANGUAGE",
        ["React Native"] = "FRAMEWORK",
    };

    /// <summary>Seniorities with their share, years of experience, chances of the five levels, and range of talent (base quality).</summary>
    public static IReadOnlyList<SeniorityRow> Seniorities { get; } =
    [
        new(Seniority.Intern, 0.10, 0, 1, [0.6, 0.3, 0.1, 0.0, 0.0], 0.50, 0.70),
        new(Seniority.Junior, 0.25, 1, 3, [0.3, 0.5, 0.2, 0.0, 0.0], 0.60, 0.80),
        new(Seniority.MidLevel, 0.35, 3, 6, [0.1, 0.3, 0.5, 0.1, 0.0], 0.70, 0.90),
        new(Seniority.Senior, 0.20, 6, 10, [0.0, 0.2, 0.4, 0.3, 0.1], 0.80, 0.95),
        new(Seniority.Lead, 0.08, 8, 15, [0.0, 0.1, 0.3, 0.4, 0.2], 0.85, 0.98),
        new(Seniority.Principal, 0.02, 12, 20, [0.0, 0.0, 0.2, 0.5, 0.3], 0.90, 1.00),
    ];

    public static IReadOnlyList<(Priority Priority, double Share)> Priorities { get; } =
        [(Priority.Low, 0.30), (Priority.Medium, 0.45), (Priority.High, 0.20), (Priority.Critical, 0.05)];

    /// <summary>
    /// Difficulties with their share, hours (from, below) and the two levels asked of mandatory skills. The document exports no required
    /// skills; the levels are those found in the development data's synthetic world, each as frequent as the other.
    /// </summary>
    public static IReadOnlyList<DifficultyRow> Difficulties { get; } =
    [
        new(Difficulty.Easy, 0.40, 2, 8, Proficiency.Beginner, Proficiency.Intermediate),
        new(Difficulty.Medium, 0.45, 8, 24, Proficiency.Intermediate, Proficiency.Advanced),
        new(Difficulty.Hard, 0.15, 16, 80, Proficiency.Advanced, Proficiency.Expert),
    ];

    /// <summary>How many candidates a task has; the best of them gets it.</summary>
    public static IReadOnlyList<(int Candidates, double Share)> Candidates { get; } = [(1, 0.30), (2, 0.30), (3, 0.20), (4, 0.15), (5, 0.05)];

    /// <summary>Years of use that go with a level asked for, as in the synthetic world: 0, 1, 2, 3.</summary>
    public static double YearsFor(Proficiency proficiency) => (int)proficiency - 1;

    public static string CategoryOf(string skill) =>
        Skills.FirstOrDefault(c => c.Skills.Contains(skill)).Category ?? OtherCategories.GetValueOrDefault(skill, "TOOL");

    /// <summary>A row of <see cref="Seniorities"/>.</summary>
    public sealed record SeniorityRow(
        Seniority Seniority, double Share, double MinYears, double MaxYears, double[] LevelChances, double MinTalent, double MaxTalent);

    /// <summary>A row of <see cref="Difficulties"/>.</summary>
    public sealed record DifficultyRow(
        Difficulty Difficulty, double Share, int MinHours, int MaxHours, Proficiency EasierLevel, Proficiency HarderLevel);
}
