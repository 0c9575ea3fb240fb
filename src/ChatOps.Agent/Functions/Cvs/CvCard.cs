using ChatOps.Agent.Replies;
using ChatOps.Cvs;
using ChatOps.Cvs.People;

namespace ChatOps.Agent.Functions.Cvs;

/// <summary>What a CV says, how sure that is, and what somebody should check, in few words.</summary>
/// <param name="analysis">The analysis.</param>
/// <param name="person">What it means in the company's words.</param>
internal sealed class CvCard(CvAnalysis analysis, CvPerson person)
{
    /// <summary>Fields below this are to be checked.</summary>
    private const double Sure = 0.7;

    private const int SkillsNamed = 4;
    private const int SkillsListed = 12;
    private const int ChecksNamed = 6;
    private const int QuoteLength = 120;

    private static readonly (string Field, string Label)[] Labels =
    [
        (CvFields.Name, "name"), (CvFields.Email, "e-mail"), (CvFields.Phone, "phone"), (CvFields.Location, "location"), (CvFields.Title, "title"),
        (CvFields.Skills, "skills"), (CvFields.Work, "positions"), (CvFields.Education, "education"), (CvFields.Certifications, "certifications"), (CvFields.Languages, "languages"),
    ];

    /// <summary>Fields that every CV should have.</summary>
    private static readonly string[] Needed = [CvFields.Name, CvFields.Email, CvFields.Phone, CvFields.Skills, CvFields.Work];

    /// <summary>Who it is, as a heading.</summary>
    public string Name => Plain(person.Name ?? $"Unnamed ({analysis.FileName})");

    /// <summary>"92 % sure".</summary>
    public string Confidence => $"{Wording.Percent(analysis.Confidence.Overall)} sure";

    /// <summary>The card's sentences.</summary>
    public string Text => string.Join(' ', new[] { $"**{Name}** {Confidence}.", Who, SkillsInWords, CheckInWords, LeftOutInWords }.Where(s => s.Length > 0));

    /// <summary>The facts of the card.</summary>
    public FactsBlock Facts => new($"{Name}, {Confidence}", [.. Rows().Where(f => f.Value.Length > 0)]);

    /// <summary>What a person should know about the file, each a sentence.</summary>
    public IEnumerable<string> Warnings =>
        from warning in analysis.Warnings
        group warning by (warning.Place, warning.Text) into same
        select same.Any(w => w.Code is CvWarningCode.HiddenText or CvWarningCode.Instruction)
            ? $"Careful with {Plain(analysis.FileName)}: {Danger([.. same])} (\"{Quote(same.Key.Text)}\"). It was left out and changed nothing."
            : $"{Plain(analysis.FileName)}: {same.Key.Text}";

    /// <summary>A row of a summary table.</summary>
    public IReadOnlyList<string> Row =>
    [
        Name, Wording.Percent(analysis.Confidence.Overall), Title, Wording.Text($"{person.ExperienceYears:0.#}"),
        string.Join(", ", person.Skills.OrderByDescending(s => s.Level).Take(SkillsNamed).Select(s => Plain(s.Name))),
        string.Join("; ", Checks().Take(2)),
    ];

    /// <summary>Columns of the summary table.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["Name", "Sure", "Title", "Years", "Strongest skills", "Check"];

    private string Title => Plain(analysis.Profile.PersonalInfo.Title ?? analysis.Profile.WorkExperience.FirstOrDefault(w => w.Title is not null)?.Title ?? "");

    private string Who => string.Join(", ", new[] { Title, person.ExperienceYears > 0 ? Wording.Text($"{person.ExperienceYears:0.#} years") : "" }.Where(s => s.Length > 0)) is { Length: > 0 } who ? who + "." : "";

    private string SkillsInWords => SkillList(SkillsNamed) is { Length: > 0 } list ? list + "." : "";

    private string CheckInWords => Checks().Take(ChecksNamed).ToArray() is { Length: > 0 } checks ? $"*Check:* {string.Join("; ", checks)}." : "";

    private string LeftOutInWords => analysis.LeftOut.Count > 0 ? $"Left out on purpose: {string.Join(", ", analysis.LeftOut)}." : "";

    private IEnumerable<Fact> Rows()
    {
        var profile = analysis.Profile;
        yield return new Fact("Title", Title);
        yield return new Fact("Experience", Wording.Text($"{person.ExperienceYears:0.#} years in {Wording.Count(profile.WorkExperience.Count, "position")}"));
        yield return new Fact("Skills", SkillList(SkillsListed));
        yield return new Fact("Last position", profile.WorkExperience is [var last, ..] ? Plain(Position(last)) : "");
        yield return new Fact("Education", Plain(string.Join("; ", profile.Education.Select(e => string.Join(", ", new[] { e.Degree, e.Field, e.Institution, e.EndYear }.OfType<string>())))));
        yield return new Fact("Certifications", Plain(string.Join("; ", profile.Certifications)));
        yield return new Fact("Languages", Plain(ProfileFields.Get(profile, CvFields.Languages) ?? ""));
        yield return new Fact("E-mail", Plain(profile.PersonalInfo.Email ?? ""));
        yield return new Fact("Phone", Plain(profile.PersonalInfo.Phone ?? ""));
        yield return new Fact("Location", Plain(profile.PersonalInfo.Location ?? ""));
        yield return new Fact("Check", string.Join("; ", Checks()));
        yield return new Fact("Left out on purpose", string.Join(", ", analysis.LeftOut));
        yield return new Fact("Read by", ReadBy);
        yield return new Fact("File", Wording.Text($"{Plain(analysis.FileName)}, {Wording.Count(analysis.Pages, "page")}"));
    }

    /// <summary>"React EXPERT, TypeScript ADVANCED, 12 more". A skill whose level the CV doesn't tell stands without one.</summary>
    private string SkillList(int most)
    {
        var ordered = person.Skills.OrderByDescending(s => s.Level).ToArray();
        var more = ordered.Length > most ? $", {ordered.Length - most} more" : "";
        return string.Join(", ", ordered.Take(most).Select(s => s.Basis == SkillBasis.Nothing ? Plain(s.Name) : $"{Plain(s.Name)} {Wording.Level(s.Level)}")) + more;
    }

    private string ReadBy
    {
        get
        {
            var byModel = analysis.Engines.Where(e => e.Value == "model").Select(e => LabelOf(e.Key)).ToArray();
            var byHand = analysis.Engines.Where(e => e.Value == CorrectCv.ByHand).Select(e => LabelOf(e.Key)).ToArray();
            var read = byModel.Length == 0 ? "rules" : byModel.Length == analysis.Engines.Count - byHand.Length ? "the model" : $"rules; the model for {Wording.List(byModel)}";
            return byHand.Length == 0 ? read : $"{read}; corrected by hand: {Wording.List(byHand)}";
        }
    }

    private IEnumerable<string> Checks()
    {
        foreach (var (field, label) in Labels)
        {
            if (analysis.FieldConfidence.TryGetValue(field, out var sure))
            {
                if (sure < Sure)
                    yield return Wording.Text($"{label} ({Wording.Percent(sure)} sure{PageOf(field)})");
            }
            else if (Needed.Contains(field))
            {
                yield return $"no {label} found";
            }
        }

        foreach (var work in analysis.Profile.WorkExperience.Where(w => w.StartDate is null && w.StartYear is null))
            yield return $"no start date of \"{Plain(Position(work))}\"";
        if (person.Skills.Count(s => s.Basis == SkillBasis.Nothing) is > 0 and var unstated)
            yield return Wording.Text($"{Wording.Count(unstated, "skill")} without a level, counted as INTERMEDIATE");
    }

    private string PageOf(string field) =>
        analysis.Evidence.FirstOrDefault(e => e.Field == field || e.Field.StartsWith($"{field}[", StringComparison.Ordinal)) is { } evidence ? Wording.Text($", page {evidence.Page}") : "";

    private static string Danger(CvWarning[] warnings) => warnings.Any(w => w.Code == CvWarningCode.HiddenText)
        ? $"it has text that people can't see, on {warnings[0].Place}" + (warnings.Any(w => w.Code == CvWarningCode.Instruction) ? ", and it gives orders to the reader" : "")
        : $"it has text that gives orders to the reader, on {warnings[0].Place}";

    private static string Position(CvWork work)
    {
        var from = work.StartDate ?? work.StartYear;
        var to = work.EndDate ?? work.EndYear;
        var time = from is null ? "" : to is null or "present" ? $", since {from}" : $", {from} to {to}";
        return string.Join(" at ", new[] { work.Title, work.Company }.OfType<string>()) + time;
    }

    private static string LabelOf(string field) => Labels.FirstOrDefault(l => l.Field == field) is { Label: { } label } ? label : field;

    private static string Quote(string text) => Plain(text.Length <= QuoteLength ? text : text[..QuoteLength].TrimEnd() + "...").Replace('"', '\'');

    /// <summary>Words of a file must not look like our own emphasis.</summary>
    private static string Plain(string text) => text.Replace('*', '·').ReplaceLineEndings(" ");
}
