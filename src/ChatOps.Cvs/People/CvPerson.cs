using System.Globalization;
using ChatOps.Cvs.Language;
using ChatOps.Cvs.Taxonomy;
using ChatOps.Workforce;

namespace ChatOps.Cvs.People;

/// <summary>What a CV means in the company's words: who it would be, if saved. Every guess says what it rests on.</summary>
public sealed record CvPerson
{
    /// <summary>Department of somebody whom only a CV is known of.</summary>
    private const string NoDepartment = "Not assigned";

    /// <summary>Hours a week of somebody of whom no workload is known.</summary>
    private const double HoursOfWeek = 40;

    /// <summary>Years of professional experience that a record may have.</summary>
    private const double MostYears = 80;

    /// <summary>Years of practice from which a skill without a word for its level counts as intermediate, advanced, expert.</summary>
    private static readonly (double Years, Proficiency Level)[] LevelsByYears = [(6, Proficiency.Expert), (3, Proficiency.Advanced), (1, Proficiency.Intermediate)];

    /// <summary>Years of experience up to which somebody without a telling title is junior, mid-level, senior.</summary>
    private static readonly (double Years, Seniority Seniority)[] SenioritiesByYears = [(2, Seniority.Junior), (5, Seniority.MidLevel), (double.MaxValue, Seniority.Senior)];

    private static readonly Dictionary<string, Seniority> TitleWords = WordFile.Read("seniority")
        .SelectMany(g => g.Select(w => (Key: Folding.Key(w), Seniority: DataWords<Seniority>.TryParse(g.Key, out var s) ? s : throw new InvalidOperationException($"{g.Key} is no seniority."))))
        .GroupBy(p => p.Key).ToDictionary(g => g.Key, g => g.First().Seniority, StringComparer.Ordinal);

    /// <summary>Full name; null where the CV has none.</summary>
    public required string? Name { get; init; }

    /// <summary>E-mail, if any.</summary>
    public required string? Email { get; init; }

    /// <summary>Level, from the last title or from the years.</summary>
    public required Seniority Seniority { get; init; }

    /// <summary>What the level rests on, in words.</summary>
    public required string SeniorityFrom { get; init; }

    /// <summary>Years in positions, overlaps counted once, 0 to 80.</summary>
    public required double ExperienceYears { get; init; }

    /// <summary>Skills, each once, in the CV's order.</summary>
    public required IReadOnlyList<CvPersonSkill> Skills { get; init; }

    /// <summary>The person as a record, as far as a CV tells.</summary>
    /// <param name="id">Id of the record.</param>
    public Person As(string id) => new(id, Name ?? "Unnamed", Email, NoDepartment, Seniority, ExperienceYears, HireDate: null, HoursOfWeek);

    /// <summary>Reads a profile.</summary>
    /// <param name="profile">The profile.</param>
    /// <param name="today">The day up to which a position that is still held counts.</param>
    /// <param name="companySkills">Names of skills in the company's data: what is the same skill gets the company's name.</param>
    public static CvPerson Of(CvProfile profile, DateOnly today, IEnumerable<string> companySkills)
    {
        var years = YearsOf(profile.WorkExperience, today);
        var (seniority, from) = SeniorityOf(profile, years);
        return new CvPerson
        {
            Name = profile.PersonalInfo.Name,
            Email = profile.PersonalInfo.Email?.Trim(),
            Seniority = seniority,
            SeniorityFrom = from,
            ExperienceYears = years,
            Skills = SkillsOf(profile.Skills, companySkills),
        };
    }

    private static double YearsOf(IReadOnlyList<CvWork> work, DateOnly today)
    {
        var now = Month(today.Year, today.Month);
        var spans = work.Select(w => (From: MonthOf(w.StartDate ?? w.StartYear, isEnd: false), To: EndOf(w, now))).Where(s => s is { From: { } from, To: { } to } && from < to)
            .Select(s => (From: s.From!.Value, To: Math.Min(s.To!.Value, now))).OrderBy(s => s.From);
        var (months, until) = (0, 0);
        foreach (var (start, end) in spans)
        {
            months += Math.Max(0, end - Math.Max(start, until));
            until = Math.Max(until, end);
        }

        return Math.Min(MostYears, Math.Round(months / 12.0, 1));
    }

    private static int? EndOf(CvWork work, int now) =>
        work.EndDate is null && work.EndYear is null || work.EndDate == "present" ? now : MonthOf(work.EndDate ?? work.EndYear, isEnd: true);

    /// <summary>Months since the year 0. A year alone begins in January and ends in December.</summary>
    private static int? MonthOf(string? date, bool isEnd)
    {
        var parts = date?.Split('-') ?? [];
        if (parts.Length == 0 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year is < 1940 or > 2200)
            return null;
        return parts.Length > 1 && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) && month is >= 1 and <= 12
            ? Month(year, month) + (isEnd ? 1 : 0)
            : Month(isEnd ? year + 1 : year, 1);
    }

    private static int Month(int year, int month) => (year * 12) + month - 1;

    private static (Seniority, string) SeniorityOf(CvProfile profile, double years)
    {
        var title = profile.PersonalInfo.Title is { } own && Rank(own) is not null ? own : profile.WorkExperience.FirstOrDefault(w => w.Title is not null)?.Title;
        if (title is not null && Rank(title) is { } rank)
            return (rank, $"from the title \"{title}\"");
        return (SenioritiesByYears.First(s => years <= s.Years).Seniority, string.Create(CultureInfo.InvariantCulture, $"from {years:0.#} years in positions"));
    }

    private static Seniority? Rank(string title)
    {
        var words = Folding.Key(title).Split(' ');
        var found = words.Concat(words.Zip(words.Skip(1), (a, b) => $"{a} {b}")).Where(TitleWords.ContainsKey).Select(w => TitleWords[w]).ToArray();
        return found.Length > 0 ? found.Max() : null;
    }

    private static List<CvPersonSkill> SkillsOf(IReadOnlyList<CvSkill> skills, IEnumerable<string> companySkills)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in companySkills)
            names.TryAdd(KeyOf(name), name);
        return
        [
            .. skills.Select(s => (Skill: s, Key: KeyOf(s.Canonical ?? s.Name)))
                .Where(s => s.Key.Length > 0)
                .DistinctBy(s => s.Key)
                .Select(s => Skill(s.Skill, names.GetValueOrDefault(s.Key) ?? s.Skill.Canonical ?? s.Skill.Name)),
        ];
    }

    private static CvPersonSkill Skill(CvSkill skill, string name)
    {
        var years = Math.Clamp(skill.Years ?? 0, 0, MostYears);
        if (skill.Level is { } word && SkillLevels.Of(word) is { } level)
            return new CvPersonSkill(name, (Proficiency)level, years, SkillBasis.Word);
        if (skill.Years is not null)
            return new CvPersonSkill(name, LevelsByYears.Where(l => years >= l.Years).Select(l => l.Level).DefaultIfEmpty(Proficiency.Beginner).First(), years, SkillBasis.Years);
        return new CvPersonSkill(name, Proficiency.Intermediate, years, SkillBasis.Nothing);
    }

    private static string KeyOf(string name) => Folding.Key(SkillTaxonomy.Standard.Find(name) ?? name);
}
