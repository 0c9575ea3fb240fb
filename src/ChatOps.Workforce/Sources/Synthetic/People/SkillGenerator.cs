namespace ChatOps.Workforce.Sources.Synthetic;

/// <summary>Gives people their skills (design document §8.2, <c>generate_user_skills</c>).</summary>
internal sealed class SkillGenerator(RandomStreams streams)
{
    private static readonly UniformRange AdditionalCount = new(3, 8);
    private static readonly UniformRange CoreYearsShare = new(0.6, 1.0);
    private const double FewestAdditionalYears = 0.5;
    private const double MostAdditionalYearsShare = 0.7;

    private readonly Random _core = streams.For(Concern.CoreSkills);
    private readonly Random _additional = streams.For(Concern.AdditionalSkills);

    /// <summary>Adds the person's skills to <paramref name="skills"/>, core ones first, and returns their levels by skill number.</summary>
    public byte[] Generate(Person person, DepartmentProfile department, SeniorityProfile profile, List<Skill> skills)
    {
        var levels = new byte[SkillCatalogue.Count];
        foreach (var name in department.CoreSkills)
        {
            var level = profile.CoreProficiency.Draw(_core);
            var years = person.ExperienceYears * CoreYearsShare.Draw(_core);
            Add(SkillCatalogue.Number(name), level, years, isCore: true);
        }

        var free = SkillCatalogue.Additional.Where(number => levels[number] == 0);
        foreach (var number in _additional.PickSeveral(free, AdditionalCount.DrawWhole(_additional)))
        {
            var level = profile.Proficiency.Draw(_additional);
            Add(number, level, AdditionalYears(person.ExperienceYears).Draw(_additional), isCore: false);
        }

        return levels;

        void Add(int number, Proficiency level, double years, bool isCore)
        {
            levels[number] = (byte)level;
            skills.Add(new Skill(
                person.Id, SkillCatalogue.Name(number), SkillCatalogue.Type(number), level, Math.Round(years, 1), isCore));
        }
    }

    /// <summary>
    /// From half a year up. The document's range is upside down for people with less than 0.7 years; theirs ends at what they have.
    /// </summary>
    private static UniformRange AdditionalYears(double experienceYears)
    {
        var most = experienceYears * MostAdditionalYearsShare;
        return new UniformRange(Math.Min(FewestAdditionalYears, most), most);
    }
}
