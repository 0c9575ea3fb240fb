using System.Globalization;

namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Makes the people (design document §8.2, <c>generate_users</c>).</summary>
internal static class PeopleGenerator
{
    /// <summary>The document hires over the last five years.</summary>
    private const double LongestTenureYears = 5.0;

    /// <summary>Tenure may exceed professional experience by this much: interns and trainees count as hired.</summary>
    private const double TenureBeyondExperienceYears = 1.0;

    private const double DaysPerYear = 365.25;

    /// <summary>
    /// Contracted hours per week. The document draws availability from N(40, 5), which gives nobody a contract;
    /// these are full-time and the usual part-times around the same 40.
    /// </summary>
    private static readonly Distribution<double> WeeklyCapacity = new((40, 0.80), (36, 0.06), (32, 0.08), (24, 0.04), (20, 0.02));

    /// <summary>People in id order, together with their skills, ordered by person.</summary>
    public static (SyntheticPerson[] People, List<Skill> Skills) Generate(SyntheticCompanyOptions options, RandomStreams streams)
    {
        var seniority = streams.For(Concern.Seniority);
        var department = streams.For(Concern.Department);
        var experience = streams.For(Concern.Experience);
        var talent = streams.For(Concern.Talent);
        var hired = streams.For(Concern.HireDate);
        var capacity = streams.For(Concern.WeeklyCapacity);
        var names = new NameGenerator(streams.SeedFor(Concern.Names));
        var skillGenerator = new SkillGenerator(streams);
        var idFormat = Ids.Format("U", options.People, leastDigits: 4);

        var people = new SyntheticPerson[options.People];
        var skills = new List<Skill>(options.People * 10);
        for (var i = 0; i < people.Length; i++)
        {
            var profile = SeniorityProfile.ByShare.Draw(seniority);
            var home = DepartmentProfile.ByShare.Draw(department);
            var years = Math.Round(profile.ExperienceYears.Draw(experience), 1);
            var (name, email) = names.Next();
            var record = new Person(
                string.Format(CultureInfo.InvariantCulture, idFormat, i + 1),
                name,
                email,
                home.Name,
                profile.Seniority,
                years,
                HireDate(options.Today, years, hired),
                WeeklyCapacity.Draw(capacity));
            var levels = skillGenerator.Generate(record, home, profile, skills);
            people[i] = new SyntheticPerson(record, home, profile, profile.Talent.Draw(talent), levels);
        }

        return (people, skills);
    }

    private static DateOnly HireDate(DateOnly today, double experienceYears, Random random)
    {
        var longest = Math.Min(LongestTenureYears, experienceYears + TenureBeyondExperienceYears);
        return today.AddDays(-(int)(random.NextDouble() * longest * DaysPerYear));
    }
}
