using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Language;
using ChatOps.Cvs.Taxonomy;

namespace ChatOps.Cvs.Extraction.Model;

/// <summary>Keeps of a model's answer what the CV's text has too, and finds where. A model that invents is not believed.</summary>
internal static class Grounding
{
    /// <summary>Share of an entry's words that must stand in the text.</summary>
    private const double MostWords = 0.75;

    private const double Found = 0.9;

    /// <summary>Confidence where there is no text to compare with: a picture.</summary>
    private const double Unchecked = 0.6;

    public static ExtractedProfile Check(CvProfile answer, Document document, bool needsText)
    {
        var evidence = new List<FieldEvidence>();
        var confidence = new Dictionary<string, double>(StringComparer.Ordinal);
        var keys = document.Lines.Select(l => (Line: l, Key: Folding.Key(l.Text))).ToArray();
        var words = keys.SelectMany(k => k.Key.Split(' ')).ToHashSet(StringComparer.Ordinal);
        var digits = string.Concat(document.Text.Where(char.IsAsciiDigit));

        string? Keep(string field, string? value)
        {
            if (string.IsNullOrWhiteSpace(value))
                return null;
            if (!needsText || IsThere(value))
            {
                Note(field, value);
                confidence[field] = needsText ? Found : Unchecked;
                return value.Trim();
            }

            return null;
        }

        bool IsThere(string? value)
        {
            if (!needsText || string.IsNullOrWhiteSpace(value))
                return true;
            var own = Folding.Key(value).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            return own.Length > 0 && own.Count(words.Contains) >= MostWords * own.Length || keys.Any(k => k.Line.Text.Contains(value, StringComparison.OrdinalIgnoreCase));
        }

        void Note(string field, string value)
        {
            var key = Folding.Key(value);
            var line = keys.FirstOrDefault(k => key.Length > 0 && k.Key.Contains(key, StringComparison.Ordinal)).Line;
            if (line is not null)
                evidence.Add(new FieldEvidence(field, line.Page, line.Text.Length > 300 ? line.Text[..300] : line.Text));
        }

        List<T> KeepAll<T>(string field, IEnumerable<T>? items, Func<T, string?> text, Func<T, bool> holds)
        {
            var all = items?.ToArray() ?? [];
            var kept = new List<T>();
            foreach (var item in all.Where(holds))
            {
                if (text(item) is { Length: > 0 } t)
                    Note($"{field}[{kept.Count}]", t);
                kept.Add(item);
            }

            if (kept.Count > 0)
                confidence[field] = Math.Round((needsText ? Found : Unchecked) * kept.Count / all.Length, 3);
            return kept;
        }

        var info = answer.PersonalInfo ?? new PersonalInfo();
        var phone = info.Phone is { } p && (!needsText || digits.Contains(string.Concat(p.Where(char.IsAsciiDigit)), StringComparison.Ordinal)) ? p : null;
        if (phone is not null)
        {
            confidence[CvFields.Phone] = needsText ? Found : Unchecked;
            Note(CvFields.Phone, phone);
        }

        var profile = new CvProfile
        {
            PersonalInfo = new PersonalInfo
            {
                Name = Keep(CvFields.Name, info.Name),
                Email = Keep(CvFields.Email, info.Email),
                Phone = phone,
                Location = Keep(CvFields.Location, info.Location),
                Title = Keep(CvFields.Title, info.Title),
                Links = KeepAll(CvFields.Links, info.Links, l => l, l => IsThere(l)),
            },
            Summary = Keep(CvFields.Summary, answer.Summary),
            Skills = [.. KeepAll(CvFields.Skills, answer.Skills, s => s.Name, s => !string.IsNullOrWhiteSpace(s.Name) && IsThere(s.Name)).Select(s => s with { Canonical = SkillTaxonomy.Standard.Find(s.Name) })],
            WorkExperience = KeepAll(CvFields.Work, answer.WorkExperience, w => w.Title ?? w.Company, w => (w.Title ?? w.Company) is not null && IsThere(w.Title) && IsThere(w.Company)),
            Education = KeepAll(CvFields.Education, answer.Education, e => e.Institution ?? e.Degree, e => (e.Institution ?? e.Degree) is not null && IsThere(e.Institution)),
            Certifications = KeepAll(CvFields.Certifications, answer.Certifications, c => c, c => !string.IsNullOrWhiteSpace(c) && IsThere(c)),
            Languages = KeepAll(CvFields.Languages, answer.Languages, l => l.Name, l => !string.IsNullOrWhiteSpace(l.Name) && IsThere(l.Name)),
        };
        return new ExtractedProfile(profile, evidence, confidence);
    }
}
