using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Language;
using ChatOps.Cvs.Taxonomy;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>Reads a CV by rules: no model, no network, the same answer every time.</summary>
internal static class RuleExtractor
{
    /// <summary>Least pieces below the contact details that make a list of skills without a heading.</summary>
    private const int LeastUnheadedSkills = 3;

    public static ExtractedProfile Extract(Document document)
    {
        var lines = document.Lines;
        var sections = SectionSplitter.Split(lines);
        var evidence = new Evidence();
        var confidence = new Dictionary<string, double>(StringComparer.Ordinal);

        List<TextLine> Of(params SectionKind[] kinds) => [.. sections.Where(s => kinds.Contains(s.Kind)).SelectMany(s => s.Lines)];

        var near = Of(SectionKind.Header, SectionKind.Contact, SectionKind.Profiles, SectionKind.Title).ToHashSet<TextLine>(ReferenceEqualityComparer.Instance);
        foreach (var line in Of(SectionKind.Summary).Take(8))
            near.Add(line);
        var (email, emailLine) = ContactRules.Email(lines);
        var (phone, phoneLine) = ContactRules.Phone(lines, near.Contains);
        var (name, nameLine) = NameRules.Read(lines, email, out var nameConfidence);
        var (location, locationLine) = ContactRules.Location(NearContact(lines, near, emailLine, phoneLine), name);
        var links = ContactRules.Links([.. lines.Where(near.Contains)], document.Links, email);
        var title = TitleBelow(lines, nameLine, name);
        Note(CvFields.Email, email, emailLine, 0.97);
        Note(CvFields.Phone, phone, phoneLine, phone?.StartsWith('+') == true ? 0.95 : 0.8);
        Note(CvFields.Name, name, nameLine, nameConfidence);
        Note(CvFields.Location, location, locationLine, 0.7);
        Note(CvFields.Title, title?.Text, title, 0.7);
        if (links.Count > 0)
            confidence[CvFields.Links] = 0.8;

        var summary = string.Join(' ', Of(SectionKind.Summary).Where(l => l.Words > 5).Select(l => l.Text));
        if (summary.Length > 0)
            confidence[CvFields.Summary] = 0.8;

        var skillLines = Of(SectionKind.Skills);
        var explicitSkills = skillLines.Count > 0;
        var unheaded = Unheaded([.. sections.Where(s => s.Kind is SectionKind.Header or SectionKind.Summary or SectionKind.Contact or SectionKind.Profiles).SelectMany(s => s.Lines)], name);
        if (!explicitSkills || unheaded.Count(l => SkillTaxonomy.Standard.Find(l.Text) is not null) >= LeastUnheadedSkills)
            skillLines = [.. unheaded, .. skillLines];
        var skills = SkillRules.Read(skillLines, explicitSkills, evidence, out var skillConfidence);
        if (skills.Count == 0)
        {
            skills = SkillRules.Mentioned(lines, evidence);
            skillConfidence = skills.Count == 0 ? 0 : 0.4;
        }

        var work = WorkRules.Read(Of(SectionKind.Work), evidence, out var workConfidence);
        var education = EducationRules.Read(Of(SectionKind.Education), evidence, out var educationConfidence);
        var certificates = ListRules.Certificates(Of(SectionKind.Certifications), evidence);
        var languages = ListRules.Languages(Of(SectionKind.Languages), evidence);
        confidence[CvFields.Skills] = skillConfidence;
        confidence[CvFields.Work] = workConfidence;
        confidence[CvFields.Education] = educationConfidence;
        if (certificates.Count > 0)
            confidence[CvFields.Certifications] = 0.8;
        if (languages.Count > 0)
            confidence[CvFields.Languages] = 0.85;

        var profile = new CvProfile
        {
            PersonalInfo = new PersonalInfo { Name = name, Email = email, Phone = phone, Location = location, Title = title?.Text, Links = links },
            Summary = summary.Length == 0 ? null : summary,
            Skills = skills,
            WorkExperience = work,
            Education = education,
            Certifications = certificates,
            Languages = languages,
        };
        return new ExtractedProfile(profile, evidence.Items, confidence.Where(c => c.Value > 0).ToDictionary(c => c.Key, c => Math.Round(c.Value, 3), StringComparer.Ordinal));

        void Note(string field, string? value, TextLine? line, double sure)
        {
            if (value is null || line is null)
                return;
            confidence[field] = sure;
            evidence.Add(field, line);
        }
    }

    private static List<TextLine> NearContact(IReadOnlyList<TextLine> lines, HashSet<TextLine> near, TextLine? email, TextLine? phone)
    {
        const int Around = 3;
        var some = new List<TextLine>();
        for (var n = 0; n < lines.Count; n++)
        {
            if (!ReferenceEquals(lines[n], email) && !ReferenceEquals(lines[n], phone))
                continue;
            for (var i = Math.Max(0, n - Around); i <= Math.Min(lines.Count - 1, n + Around); i++)
                some.Add(lines[i]);
        }

        some.AddRange(near.Where(l => l.Words <= 10));
        return [.. some.Distinct().Where(l => l.Words <= 12)];
    }

    /// <summary>The line below the name that says what somebody is.</summary>
    private static TextLine? TitleBelow(IReadOnlyList<TextLine> lines, TextLine? nameLine, string? name)
    {
        if (nameLine is null)
            return null;
        var at = lines.ToList().IndexOf(nameLine);
        return lines.Skip(at + 1).Take(3).FirstOrDefault(l => l.Words <= 10 && Vocabulary.Titles.Any(l.Text) && !ContactRules.IsContact(l.Text) && Folding.Key(l.Text) != Folding.Key(name ?? ""));
    }

    /// <summary>Some templates list skills below the contact details without saying so.</summary>
    private static List<TextLine> Unheaded(List<TextLine> lines, string? name)
    {
        var last = lines.FindLastIndex(l => l.Cells.Any(ContactRules.IsContact));
        if (last < 0)
            return [];
        var nameKey = Folding.Key(name ?? "").Replace(" ", "", StringComparison.Ordinal);
        var below = lines.Skip(last + 1)
            .SkipWhile(l => Folding.Key(l.Text).Replace(" ", "", StringComparison.Ordinal) is var key && key.Length > 2 && (nameKey.Length > 0 && (key.Contains(nameKey, StringComparison.Ordinal) || nameKey.Contains(key, StringComparison.Ordinal)) || IsHandle(l.Text)))
            .TakeWhile(l => l.Words <= 9 && !(l.Text.EndsWith('.') && l.Words > 5))
            .ToList();
        return below.Count >= LeastUnheadedSkills ? below : [];
    }

    /// <summary>A user name of a network: one word with digits or without capitals, that is no skill.</summary>
    private static bool IsHandle(string text) => !text.Contains(' ', StringComparison.Ordinal) && text.Length > 4 && text.All(c => c < 128 && (char.IsLower(c) || char.IsDigit(c) || c is '_' or '-' or '.' or '@'))
        && SkillTaxonomy.Standard.Find(text) is null;
}
