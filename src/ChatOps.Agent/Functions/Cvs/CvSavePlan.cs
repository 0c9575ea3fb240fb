using ChatOps.Cvs;
using ChatOps.Cvs.People;
using ChatOps.Learning.Ranking;
using ChatOps.Workforce;
using ChatOps.Workforce.Store.Cvs;

namespace ChatOps.Agent.Functions.Cvs;

/// <summary>What saving a CV would write: a new person, or what it adds to somebody who is recognised by e-mail, phone or name.</summary>
internal sealed record CvSavePlan
{
    private const string NewIdPrefix = "CV";
    private const string Nothing = "(none)";

    /// <summary>Who it is already; null for somebody new.</summary>
    public required Person? Existing { get; init; }

    /// <summary>The person as written.</summary>
    public required Person Person { get; init; }

    /// <summary>Skills that are written.</summary>
    public required IReadOnlyList<Skill> Skills { get; init; }

    /// <summary>Every field that the CV speaks about, written or kept.</summary>
    public required IReadOnlyList<CvChange> Changes { get; init; }

    /// <summary>How the person was recognised, or that nobody was, as a sentence.</summary>
    public required string Recognised { get; init; }

    /// <summary>What to do if that is wrong; empty where it can't be.</summary>
    public string SamePersonHint { get; init; } = "";

    private CvPerson FromCv { get; init; } = null!;

    /// <summary>Finds out who it is.</summary>
    /// <param name="record">The CV.</param>
    /// <param name="analysis">What was read.</param>
    /// <param name="snapshot">The company.</param>
    /// <param name="known">People whose earlier CV has the same e-mail or phone.</param>
    public static CvSavePlan Make(CvRecord record, CvAnalysis analysis, WorkforceSnapshot snapshot, IReadOnlyList<(string PersonId, bool ByEmail)> known)
    {
        var cv = KeptCvs.PersonOf(analysis, snapshot);
        Person? Of(string id) => snapshot.PersonIndex(id) is >= 0 and var n ? snapshot.People[n] : null;
        if (record.PersonId is { } saved && Of(saved) is { } before)
            return Update(cv, before, "This CV was saved as them before.", "");
        if (record.Email is { } email && snapshot.People.FirstOrDefault(p => ContactKeys.Email(p.Email) == email) is { } byEmail)
            return Update(cv, byEmail, "Recognised by the e-mail.", NameDiffers(cv, byEmail));
        if (known.Select(k => (Person: Of(k.PersonId), k.ByEmail)).FirstOrDefault(k => k.Person is not null) is { Person: { } byContact } contact)
            return Update(cv, byContact, contact.ByEmail ? "Recognised by the e-mail of an earlier CV." : "Recognised by the phone number of an earlier CV.", NameDiffers(cv, byContact));

        var sameName = snapshot.People.Where(p => ContactKeys.Name(p.Name) == ContactKeys.Name(cv.Name)).ToArray();
        if (sameName is [var one] && (one.Email is null || record.Email is null))
            return Update(cv, one, "Recognised by the name alone.", " If it is somebody else of that name, say no and correct name or e-mail first.");
        var hint = sameName.Length == 0
            ? ""
            : $" Somebody of that name is there already, with another e-mail: {string.Join(", ", sameName.Select(p => $"{p.Id} ({p.Email ?? "no e-mail"})"))}. If it is the same person, say no and correct the e-mail to theirs.";
        return New(cv, hint);
    }

    /// <summary>The plan with its differences to what the store has.</summary>
    /// <param name="snapshot">The company.</param>
    /// <param name="earlier">The CV that the person was last saved from; null if there is none.</param>
    public CvSavePlan Compared(WorkforceSnapshot snapshot, CvAnalysis? earlier)
    {
        var number = snapshot.PersonIndex(Existing!.Id);
        var before = earlier is null ? [] : KeptCvs.PersonOf(earlier, snapshot).Skills.ToDictionary(s => s.Name, s => s.Level, StringComparer.OrdinalIgnoreCase);
        var (skills, changes) = (new List<Skill>(), new List<CvChange>());
        var email = FromCv.Email is { } said && (Existing.Email is null || ContactKeys.Email(earlier?.Profile.PersonalInfo.Email) == ContactKeys.Email(Existing.Email)) ? said : Existing.Email;
        if (FromCv.Email is { } inCv && ContactKeys.Email(inCv) != ContactKeys.Email(Existing.Email))
            changes.Add(new CvChange("E-mail", Existing.Email ?? Nothing, inCv, email!));
        foreach (var skill in FromCv.Skills)
        {
            var index = snapshot.Skills.Find(skill.Name);
            var had = index < 0 ? 0 : (int)snapshot.Skills.LevelOf(number, index);
            var isFromCv = had > 0 && before.TryGetValue(skill.Name, out var level) && (int)level == had;
            if (had == 0 || (isFromCv && had != (int)skill.Level))
                skills.Add(skill.Of(Existing.Id));
            if (had != (int)skill.Level)
                changes.Add(new CvChange(skill.Name, had == 0 ? Nothing : Wording.Level((Proficiency)had), Wording.Level(skill.Level), had == 0 || isFromCv ? Wording.Level(skill.Level) : Wording.Level((Proficiency)had)));
        }

        if (FromCv.ExperienceYears > Existing.ExperienceYears)
            changes.Add(new CvChange("Experience", Years(Existing.ExperienceYears), Years(FromCv.ExperienceYears), earlier is null ? Years(Existing.ExperienceYears) : Years(FromCv.ExperienceYears)));
        return this with
        {
            Skills = skills,
            Changes = changes,
            Person = Existing with
            {
                Email = email,
                ExperienceYears = earlier is null ? Existing.ExperienceYears : Math.Max(Existing.ExperienceYears, FromCv.ExperienceYears),
            },
        };
    }

    private static CvSavePlan Update(CvPerson cv, Person existing, string recognised, string hint) => new()
    {
        Existing = existing, Person = existing, Skills = [], Changes = [], Recognised = recognised, SamePersonHint = hint, FromCv = cv,
    };

    private static CvSavePlan New(CvPerson cv, string hint)
    {
        CvChange Fresh(string field, string value) => new(field, Nothing, value, value);
        return new CvSavePlan
        {
            Existing = null,
            Person = cv.As(NewIdPrefix),
            Skills = [.. cv.Skills.Select(s => s.Of(NewIdPrefix))],
            Changes =
            [
                Fresh("Name", cv.Name!),
                .. cv.Email is { } email ? [Fresh("E-mail", email)] : Array.Empty<CvChange>(),
                new CvChange("Seniority", Nothing, cv.SeniorityFrom, Wording.Of(cv.Seniority)),
                Fresh("Experience", Years(cv.ExperienceYears)),
                .. cv.Skills.Select(s => Fresh(s.Name, Wording.Level(s.Level))),
            ],
            Recognised = hint.Length == 0 ? " Nobody in the data has this e-mail, phone number or name." : "",
            SamePersonHint = hint,
            FromCv = cv,
        };
    }

    private static string NameDiffers(CvPerson cv, Person person) =>
        ContactKeys.Name(cv.Name) == ContactKeys.Name(person.Name) ? "" : $" Their name differs: the CV says {cv.Name}. If that is somebody else, say no and correct the e-mail first.";

    private static string Years(double years) => Wording.Text($"{years:0.#} years");
}
