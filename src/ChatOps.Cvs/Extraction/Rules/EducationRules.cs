using System.Text.RegularExpressions;
using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>Reads schools and courses of study.</summary>
internal static partial class EducationRules
{
    /// <param name="confidence">0 to 1.</param>
    public static List<CvEducation> Read(IReadOnlyList<TextLine> lines, Evidence evidence, out double confidence)
    {
        var entries = EntrySplitter.Split(lines);
        var heads = entries.Select(e => HeadParts.Of(e).SelectMany(Divide).ToList()).ToList();
        var position = InstitutionPosition(heads);
        var all = new List<CvEducation>();
        var sure = 0.0;
        for (var n = 0; n < entries.Count; n++)
        {
            var parts = heads[n];
            if (parts.Count == 0)
                continue;
            var at = parts.FindIndex(p => IsInstitution(p.Text));
            // Two names with a school's word in both: the one that is no degree.
            if (at >= 0 && Vocabulary.Degrees.Any(parts[at].Text) && parts.FindIndex(p => IsInstitution(p.Text) && !Vocabulary.Degrees.Any(p.Text)) is var better and >= 0)
                at = better;
            var known = at >= 0;
            if (!known)
                at = position < parts.Count && !IsDegree(parts[position].Text) ? position : parts.FindIndex(p => !IsDegree(p.Text));
            var institution = at >= 0 ? parts[at].Text : null;
            var others = parts.Where((_, i) => i != at).Select(p => p.Text).ToArray();
            var (degree, field) = DegreeAndField(others);
            if (institution is null && degree is null)
                continue;
            evidence.Add($"{CvFields.Education}[{all.Count}]", entries[n].Head);
            all.Add(new CvEducation
            {
                Institution = institution,
                Degree = degree,
                Field = field,
                StartYear = DateSpan.Year(entries[n].Dates is { IsRange: true } range ? range.StartYear : 0),
                EndYear = DateSpan.Year(entries[n].Dates is { } d ? d.IsRange ? d.EndYear : d.StartYear : 0),
            });
            sure += (known ? 0.6 : 0.3) + (degree is not null ? 0.2 : 0) + (entries[n].Dates is not null ? 0.2 : 0);
        }

        confidence = all.Count == 0 ? 0 : sure / all.Count;
        return all;
    }

    private static bool IsInstitution(string text) => Vocabulary.Institutions.Any(text);

    private static bool IsDegree(string text) => Vocabulary.Degrees.Any(text) || Vocabulary.Fields.Is(text);

    /// <summary>"Computer Science, Bachelor, University of Ottawa, Canada": cut where the school begins, or where the degree does behind it.</summary>
    private static IEnumerable<HeadPart> Divide(HeadPart part)
    {
        var at = FromSchool().Match(part.Text);
        if (at.Success && IsInstitution(part.Text[(at.Index + at.Length)..]) && IsDegree(part.Text[..at.Index]))
            return [part with { Text = part.Text[..at.Index].Trim() }, part with { Text = part.Text[(at.Index + at.Length)..].Trim() }];
        var pieces = part.Text.Split(", ");
        if (pieces.Length == 1)
            pieces = part.Text.Split(" - ");
        if (pieces.Length == 1)
            return [part];
        var separator = part.Text.Contains(", ", StringComparison.Ordinal) ? ", " : " - ";
        var school = Array.FindIndex(pieces, IsInstitution);
        if (school < 0)
            return [part];
        if (school > 0 && IsDegree(string.Join(separator, pieces[..school])))
            return [part with { Text = string.Join(separator, pieces[..school]) }, part with { Text = string.Join(separator, pieces[school..]) }];
        var degree = Array.FindIndex(pieces, p => Vocabulary.Degrees.Any(p) && !IsInstitution(p));
        return school == 0 && degree > 0
            ? [part with { Text = string.Join(separator, pieces[..degree]) }, part with { Text = string.Join(separator, pieces[degree..]) }]
            : [part];
    }

    /// <summary>Where schools stand in the entries that name one by a known word.</summary>
    private static int InstitutionPosition(List<List<HeadPart>> heads) => heads
        .Select(h => h.FindIndex(p => IsInstitution(p.Text)))
        .Where(i => i >= 0)
        .GroupBy(i => i).OrderByDescending(g => g.Count()).Select(g => g.Key)
        .FirstOrDefault();

    private static (string? Degree, string? Field) DegreeAndField(string[] others)
    {
        var degree = Array.Find(others, Vocabulary.Degrees.Any) ?? others.FirstOrDefault();
        if (degree is null)
            return (null, null);
        var field = Array.Find(others, o => o != degree && !PlaceNames.Surely(o));
        if (field is null && InField().Match(degree) is { Success: true } within)
            return (degree[..within.Index].Trim(' ', ','), degree[(within.Index + within.Length)..].Trim());
        return (degree, field);
    }

    [GeneratedRegex(@"\s+(at|from|an der|am|à|de l'|en la)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex FromSchool();

    [GeneratedRegex(@"\s+(in|en)\s+|,\s+|:\s+", RegexOptions.IgnoreCase)]
    private static partial Regex InField();
}
