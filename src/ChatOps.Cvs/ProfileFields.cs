using System.Globalization;
using System.Text.RegularExpressions;
using ChatOps.Cvs.Taxonomy;

namespace ChatOps.Cvs;

/// <summary>Reads and corrects single fields of a profile by their path: <c>personalInfo.email</c>, <c>skills</c>, <c>workExperience[0].title</c>.</summary>
public static partial class ProfileFields
{
    /// <summary>Paths that <see cref="Set"/> takes, for help texts. <c>N</c> counts from 0.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        CvFields.Name, CvFields.Email, CvFields.Phone, CvFields.Location, CvFields.Title, CvFields.Links, CvFields.Summary, CvFields.Skills, CvFields.Certifications, CvFields.Languages,
        "workExperience[N].company", "workExperience[N].title", "workExperience[N].startDate", "workExperience[N].endDate", "workExperience[N].location",
        "education[N].institution", "education[N].degree", "education[N].field", "education[N].startYear", "education[N].endYear",
    ];

    /// <summary>A field as text, lists with commas; null where it is empty or there is no such field.</summary>
    public static string? Get(CvProfile profile, string path)
    {
        var p = profile.PersonalInfo;
        var text = path switch
        {
            CvFields.Name => p.Name,
            CvFields.Email => p.Email,
            CvFields.Phone => p.Phone,
            CvFields.Location => p.Location,
            CvFields.Title => p.Title,
            CvFields.Links => string.Join(", ", p.Links),
            CvFields.Summary => profile.Summary,
            CvFields.Skills => string.Join(", ", profile.Skills.Select(s => s.Name)),
            CvFields.Certifications => string.Join(", ", profile.Certifications),
            CvFields.Languages => string.Join(", ", profile.Languages.Select(l => l.Level is null ? l.Name : $"{l.Name} ({l.Level})")),
            CvFields.Work => string.Join(", ", profile.WorkExperience.Select(w => $"{w.Title} at {w.Company}")),
            CvFields.Education => string.Join(", ", profile.Education.Select(e => e.Institution)),
            _ => GetEntry(profile, path),
        };
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>The profile with one field changed; an empty value clears it.</summary>
    /// <returns>Null where there is no such field.</returns>
    public static CvProfile? Set(CvProfile profile, string path, string? value)
    {
        var text = string.IsNullOrWhiteSpace(value) ? null : value.Trim();
        var p = profile.PersonalInfo;
        return path switch
        {
            CvFields.Name => profile with { PersonalInfo = p with { Name = text } },
            CvFields.Email => profile with { PersonalInfo = p with { Email = text } },
            CvFields.Phone => profile with { PersonalInfo = p with { Phone = text } },
            CvFields.Location => profile with { PersonalInfo = p with { Location = text } },
            CvFields.Title => profile with { PersonalInfo = p with { Title = text } },
            CvFields.Links => profile with { PersonalInfo = p with { Links = List(text) } },
            CvFields.Summary => profile with { Summary = text },
            CvFields.Skills => profile with { Skills = [.. List(text).Select(s => Skill(profile, s))] },
            CvFields.Certifications => profile with { Certifications = List(text) },
            CvFields.Languages => profile with { Languages = [.. List(text).Select(Language)] },
            _ => SetEntry(profile, path, text),
        };
    }

    /// <summary>Takes one field of <see cref="CvFields"/> over from another profile.</summary>
    internal static CvProfile Copy(string field, CvProfile from, CvProfile to)
    {
        var (p, q) = (from.PersonalInfo, to.PersonalInfo);
        return field switch
        {
            CvFields.Name => to with { PersonalInfo = q with { Name = p.Name } },
            CvFields.Email => to with { PersonalInfo = q with { Email = p.Email } },
            CvFields.Phone => to with { PersonalInfo = q with { Phone = p.Phone } },
            CvFields.Location => to with { PersonalInfo = q with { Location = p.Location } },
            CvFields.Title => to with { PersonalInfo = q with { Title = p.Title } },
            CvFields.Links => to with { PersonalInfo = q with { Links = p.Links } },
            CvFields.Summary => to with { Summary = from.Summary },
            CvFields.Skills => to with { Skills = from.Skills },
            CvFields.Work => to with { WorkExperience = from.WorkExperience },
            CvFields.Education => to with { Education = from.Education },
            CvFields.Certifications => to with { Certifications = from.Certifications },
            CvFields.Languages => to with { Languages = from.Languages },
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No such field."),
        };
    }

    private static CvSkill Skill(CvProfile profile, string name) =>
        profile.Skills.FirstOrDefault(s => s.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? new CvSkill(name) { Canonical = SkillTaxonomy.Standard.Find(name) };

    private static CvLanguage Language(string text) =>
        WithLevel().Match(text) is { Success: true } m ? new CvLanguage(m.Groups[1].Value, m.Groups[2].Value) : new CvLanguage(text);

    private static List<string> List(string? text) =>
        text is null ? [] : [.. OutsideBrackets().Split(text).Select(t => t.Trim()).Where(t => t.Length > 0).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static string? GetEntry(CvProfile profile, string path)
    {
        if (!TryEntry(path, out var list, out var n, out var field))
            return null;
        if (list == CvFields.Work && n < profile.WorkExperience.Count)
        {
            var work = profile.WorkExperience[n];
            return field switch
            {
                "company" => work.Company,
                "title" => work.Title,
                "startDate" => work.StartDate,
                "endDate" => work.EndDate,
                "location" => work.Location,
                _ => null,
            };
        }

        if (list != CvFields.Education || n >= profile.Education.Count)
            return null;
        var education = profile.Education[n];
        return field switch
        {
            "institution" => education.Institution,
            "degree" => education.Degree,
            "field" => education.Field,
            "startYear" => education.StartYear,
            "endYear" => education.EndYear,
            _ => null,
        };
    }

    private static CvProfile? SetEntry(CvProfile profile, string path, string? value)
    {
        if (!TryEntry(path, out var list, out var n, out var field))
            return null;
        if (list == CvFields.Work && n < profile.WorkExperience.Count)
        {
            var work = profile.WorkExperience[n];
            var changed = field switch
            {
                "company" => work with { Company = value },
                "title" => work with { Title = value },
                "startDate" => work with { StartDate = value, StartYear = YearOf(value) },
                "endDate" => work with { EndDate = value, EndYear = YearOf(value) },
                "location" => work with { Location = value },
                _ => null,
            };
            return changed is null ? null : profile with { WorkExperience = [.. profile.WorkExperience.Select((w, i) => i == n ? changed : w)] };
        }

        if (list != CvFields.Education || n >= profile.Education.Count)
            return null;
        var education = profile.Education[n];
        var other = field switch
        {
            "institution" => education with { Institution = value },
            "degree" => education with { Degree = value },
            "field" => education with { Field = value },
            "startYear" => education with { StartYear = value },
            "endYear" => education with { EndYear = value },
            _ => null,
        };
        return other is null ? null : profile with { Education = [.. profile.Education.Select((e, i) => i == n ? other : e)] };
    }

    private static string? YearOf(string? date) => date is { Length: >= 4 } && date[..4].All(char.IsAsciiDigit) ? date[..4] : null;

    private static bool TryEntry(string path, out string list, out int n, out string field)
    {
        var match = EntryPath().Match(path);
        (list, field) = (match.Groups[1].Value, match.Groups[3].Value);
        return int.TryParse(match.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out n) && match.Success;
    }

    [GeneratedRegex(@"^(workExperience|education)\[(\d{1,4})\]\.(\w+)$")]
    private static partial Regex EntryPath();

    [GeneratedRegex(@"[,;\n](?![^(]*\))")]
    private static partial Regex OutsideBrackets();

    [GeneratedRegex(@"^(.+?)\s*\((.+)\)$")]
    private static partial Regex WithLevel();
}
