using System.Globalization;
using System.Text;
using Bogus;

namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Makes people: names with Bogus, the rest from <see cref="CompanyTables"/>.</summary>
internal static class PeopleGenerator
{
    private const double CoreBoost = 1.5;
    private const double CoreDamp = 0.7;
    private const int FewestExtraSkills = 3;
    private const int MostExtraSkills = 7;
    private const int LongestServiceDays = 5 * 365;

    private static readonly Proficiency[] Levels = Enum.GetValues<Proficiency>();
    private static readonly string[] AllSkills = [.. CompanyTables.Skills.SelectMany(c => c.Skills).Distinct()];

    public static IReadOnlyList<GeneratedPerson> Generate(SyntheticCompanyOptions options)
    {
        var random = RandomChoice.Stream(options.Seed, concern: 1);
        var faker = new Faker("en") { Random = new Randomizer(options.Seed) };
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var people = new List<GeneratedPerson>(options.People);
        for (var n = 1; n <= options.People; n++)
            people.Add(Make($"U{n:0000}", UniqueName(faker, taken), options.Today, random));
        return people;
    }

    private static GeneratedPerson Make(string id, string name, DateOnly today, Random random)
    {
        var row = random.Weighted(CompanyTables.Seniorities, s => s.Share);
        var department = random.Weighted(CompanyTables.Departments, d => d.Share);
        var years = random.Between(row.MinYears, row.MaxYears);
        var talent = random.Between(row.MinTalent, row.MaxTalent);
        var hired = today.AddDays(-random.Next(1, LongestServiceDays));

        var skills = department.CoreSkills
            .Select(s => MakeSkill(id, s, isCore: true, years * random.Between(0.6, 1), row, random))
            .ToList();
        var extra = random.Some([.. AllSkills.Except(department.CoreSkills)], random.Next(FewestExtraSkills, MostExtraSkills + 1));
        skills.AddRange(extra.Select(s => MakeSkill(id, s, isCore: false, Math.Min(years, random.Between(0.5, Math.Max(0.5, years * 0.7))), row, random)));

        var person = new Person(
            id, name, EmailOf(name, id), department.Department, row.Seniority, Math.Round(years, 1), hired, WeeklyCapacityHours: 40);
        return new GeneratedPerson(person, skills, skills.ToDictionary(s => s.Name, s => s.Proficiency), talent);
    }

    private static Skill MakeSkill(string person, string skill, bool isCore, double years, CompanyTables.SeniorityRow row, Random random)
    {
        // Core skills: the lower levels less likely, the two highest more, as in the document.
        double Chance(Proficiency level) =>
            row.LevelChances[(int)level - 1] * (isCore ? level >= Proficiency.Expert ? CoreBoost : CoreDamp : 1);
        return new Skill(person, skill, CompanyTables.CategoryOf(skill), random.Weighted(Levels, Chance), Math.Round(years, 1), isCore);
    }

    private static string UniqueName(Faker faker, HashSet<string> taken)
    {
        var (first, last) = (faker.Name.FirstName(), faker.Name.LastName());
        var name = $"{first} {last}";
        for (var initial = 'A'; !taken.Add(name); initial++)
        {
            if (initial > 'Z')
                (first, initial) = (faker.Name.FirstName(), 'A');
            name = $"{first} {initial}. {last}";
        }

        return name;
    }

    private static string EmailOf(string name, string id)
    {
        var local = new StringBuilder();
        foreach (var letter in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(letter))
                local.Append(letter);
            else if (letter == ' ')
                local.Append('.');
        }

        return string.Create(CultureInfo.InvariantCulture, $"{local}.{id.ToLowerInvariant()}@example.com");
    }
}
