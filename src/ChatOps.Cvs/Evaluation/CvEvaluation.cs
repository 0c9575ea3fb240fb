using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Evaluation;

/// <summary>
/// Compares what was read with the truth. Design document §3.2: accuracy of personal data, F1 of skills by name, of work, of education. A position matches
/// where company and title both overlap by 0.6 of their words, a school where its name does.
/// </summary>
public static class CvEvaluation
{
    private const double Overlap = 0.6;

    /// <summary>Fields in the order of a table.</summary>
    public static IReadOnlyList<string> Fields { get; } = ["name", "email", "phone", "skills", "work", "start year", "education", "certifications"];

    /// <summary>The fields whose mean is the overall figure.</summary>
    public static IReadOnlyList<string> Overall { get; } = ["name", "email", "phone", "skills", "work", "education"];

    /// <param name="read">What was read; null where nothing could be.</param>
    public static Dictionary<string, CvScore> Compare(CvProfile truth, CvProfile? read)
    {
        read ??= new CvProfile();
        var work = Pair(truth.WorkExperience, read.WorkExperience, (a, b) => Alike(a.Company, b.Company) && Alike(a.Title, b.Title));
        var started = work.Where(p => p.Truth.StartYear is not null).ToArray();
        var trueSkills = truth.Skills.Select(s => Folding.Key(s.Name)).ToHashSet(StringComparer.Ordinal);
        var readSkills = read.Skills.Select(s => Folding.Key(s.Name)).ToHashSet(StringComparer.Ordinal);
        return new Dictionary<string, CvScore>(StringComparer.Ordinal)
        {
            ["name"] = Single(truth.PersonalInfo.Name, read.PersonalInfo.Name, Folding.Key),
            ["email"] = Single(truth.PersonalInfo.Email, read.PersonalInfo.Email, Folding.Key),
            ["phone"] = Single(truth.PersonalInfo.Phone, read.PersonalInfo.Phone, LastDigits),
            ["skills"] = new CvScore(trueSkills.Count(readSkills.Contains), trueSkills.Count, readSkills.Count),
            ["work"] = new CvScore(work.Count, truth.WorkExperience.Count, read.WorkExperience.Count),
            ["start year"] = new CvScore(started.Count(p => p.Truth.StartYear == p.Read.StartYear), started.Length, started.Length),
            ["education"] = new CvScore(
                Pair(truth.Education, read.Education, (a, b) => Alike(a.Institution, b.Institution)).Count, truth.Education.Count, read.Education.Count),
            ["certifications"] = new CvScore(
                Pair(truth.Certifications, read.Certifications, Alike).Count, truth.Certifications.Count, read.Certifications.Count),
        };
    }

    private static CvScore Single(string? truth, string? read, Func<string, string> key) =>
        truth is null ? new CvScore(0, 0, 0) : new CvScore(read is not null && key(truth) == key(read) ? 1 : 0, 1, 1);

    private static string LastDigits(string phone)
    {
        const int Compared = 10;
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return digits.Length > Compared ? digits[^Compared..] : digits;
    }

    private static bool Alike(string? a, string? b)
    {
        var (first, second) = (Words(a), Words(b));
        var common = first.Count(second.Contains);
        return common > 0 && common >= Overlap * Math.Max(first.Count, second.Count);
    }

    private static HashSet<string> Words(string? text) => [.. Folding.Key(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private static List<(T Truth, T Read)> Pair<T>(IReadOnlyList<T> truth, IReadOnlyList<T> read, Func<T, T, bool> alike)
    {
        var used = new HashSet<int>();
        var pairs = new List<(T, T)>();
        foreach (var t in truth)
        {
            for (var n = 0; n < read.Count; n++)
            {
                if (used.Contains(n) || !alike(t, read[n]))
                    continue;
                used.Add(n);
                pairs.Add((t, read[n]));
                break;
            }
        }

        return pairs;
    }
}
