using ChatOps.Cvs.Extraction;

namespace ChatOps.Cvs.Confidence;

/// <summary>Computes the four factors of the design document's §3.2, which names them and leaves open how they are measured.</summary>
internal static class ConfidenceFactors
{
    /// <summary>More skills than anybody has: a list was misread.</summary>
    private const int TooManySkills = 120;

    /// <param name="thisYear">The current year; later dates are wrong.</param>
    public static CvConfidence Of(ExtractedProfile extracted, int thisYear)
    {
        var profile = extracted.Profile;
        return new CvConfidence(
            Math.Round(Completeness(profile), 3),
            Math.Round(Consistency(profile, thisYear), 3),
            Math.Round(Quality(extracted), 3),
            Math.Round(Structure(profile), 3));
    }

    /// <summary>The five parts of the document's schema and how to reach the person. Certificates are a bonus that not everybody has.</summary>
    private static double Completeness(CvProfile p)
    {
        var points = 0.0;
        points += p.PersonalInfo.Name is null ? 0 : 0.2;
        points += p.PersonalInfo.Email is null ? 0 : 0.15;
        points += p.PersonalInfo.Phone is null ? 0 : 0.1;
        points += p.Skills.Count == 0 ? 0 : 0.2;
        points += p.WorkExperience.Count == 0 ? 0 : 0.2;
        points += p.Education.Count == 0 ? 0 : 0.15;
        return points;
    }

    private static double Consistency(CvProfile p, int thisYear)
    {
        var (passed, all) = (0, 0);
        void Check(bool holds)
        {
            all++;
            passed += holds ? 1 : 0;
        }

        foreach (var work in p.WorkExperience)
        {
            var (start, end) = (Year(work.StartYear), Year(work.EndYear));
            Check(start is null || start <= thisYear);
            Check(start is null || end is null || end >= start);
            Check(work.Title is null || work.Title != work.Company);
        }

        foreach (var education in p.Education)
            Check(Year(education.StartYear) is not { } start || Year(education.EndYear) is not { } end || end >= start);
        Check(p.WorkExperience.GroupBy(w => (w.Company, w.Title, w.StartDate)).All(g => g.Count() == 1));
        Check(p.Skills.Count <= TooManySkills);
        Check(p.PersonalInfo.Name is null || p.PersonalInfo.Email is null || !p.PersonalInfo.Name.Contains('@', StringComparison.Ordinal));
        return all == 0 ? 0 : passed / (double)all;
    }

    private static double Quality(ExtractedProfile extracted) => extracted.Confidence.Count == 0 ? 0 : extracted.Confidence.Values.Average();

    private static double Structure(CvProfile p)
    {
        var parts = new List<double>();
        if (p.WorkExperience.Count > 0)
            parts.Add(p.WorkExperience.Average(w => (w.Title is null ? 0 : 0.4) + (w.Company is null ? 0 : 0.4) + (w.StartYear is null ? 0 : 0.2)));
        if (p.Education.Count > 0)
            parts.Add(p.Education.Average(e => (e.Institution is null ? 0 : 0.6) + (e.Degree is null ? 0 : 0.4)));
        if (p.Skills.Count > 0)
            parts.Add(p.Skills.Average(s => s.Name.Length <= 40 ? 1.0 : 0.5));
        return parts.Count == 0 ? 0 : parts.Average();
    }

    private static int? Year(string? year) => int.TryParse(year, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var y) ? y : null;
}
