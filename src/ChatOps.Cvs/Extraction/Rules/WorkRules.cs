using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>Reads positions. Which of the names is the title and which the company is decided for a whole CV, since its template is the same for all.</summary>
internal static class WorkRules
{
    /// <summary>Share of positions that must agree before they decide for the others.</summary>
    private const double Agreement = 0.6;

    /// <param name="confidence">0 to 1.</param>
    public static List<CvWork> Read(IReadOnlyList<TextLine> lines, Evidence evidence, out double confidence)
    {
        var entries = EntrySplitter.Split(lines);
        var heads = entries.Select(HeadParts.Of).ToList();
        var places = heads.Select(TakePlace).ToList();
        Widen(heads);
        var titleFirst = TitleFirst(heads);

        var works = new List<CvWork>();
        string? company = null;
        TextStyle? titleStyle = null;
        var sure = 0.0;
        for (var n = 0; n < entries.Count; n++)
        {
            var parts = heads[n];
            if (parts.Count == 0)
                continue;
            var (title, firm) = Assign(parts, titleFirst, company, titleStyle);
            if (firm is null && title is not null && company is not null && titleStyle is { } look && parts[0].Style.LooksLike(look))
                firm = company;
            if (entries[n].Dates is null && works.Count > 0 && entries[n].Body.Count == 0 && parts.Count == 1 && firm is null && title is null)
                continue;
            if (firm is not null && firm.IndexOf(", ", StringComparison.Ordinal) is > 1 and var comma && PlaceNames.Surely(firm[(comma + 2)..]))
            {
                places[n] ??= firm[(comma + 2)..];
                firm = firm[..comma];
            }

            company = firm ?? company;
            if (title is not null)
                titleStyle = parts.First(p => title.StartsWith(p.Text, StringComparison.Ordinal) || p.Text.Contains(title, StringComparison.Ordinal)).Style;

            var body = entries[n].Body;
            var field = $"{CvFields.Work}[{works.Count}]";
            evidence.Add(field, entries[n].Head);
            works.Add(new CvWork
            {
                Title = title,
                Company = firm,
                Location = places[n],
                StartYear = DateSpan.Year(entries[n].Dates?.StartYear ?? 0),
                EndYear = DateSpan.Year(entries[n].Dates is { Open: false } d ? d.IsRange ? d.EndYear : 0 : 0),
                StartDate = entries[n].Dates?.Start,
                EndDate = entries[n].Dates?.End,
                Summary = body.Where(l => !l.Bullet).Select(l => l.Text).ToArray() is { Length: > 0 } text ? string.Join(' ', text) : null,
                Achievements = [.. body.Where(l => l.Bullet).Select(l => l.Text)],
            });
            sure += (title is not null && Vocabulary.Titles.Any(title) ? 0.4 : 0.1) + (firm is not null ? 0.3 : 0) + (entries[n].Dates is not null ? 0.3 : 0);
        }

        confidence = works.Count == 0 ? 0 : sure / works.Count;
        return works;
    }

    private static string? TakePlace(List<HeadPart> parts)
    {
        for (var n = parts.Count - 1; n > 0; n--)
        {
            if (!PlaceNames.Surely(parts[n].Text) && !(parts.Count > 2 && n >= 2 && PlaceNames.Perhaps(parts[n].Text)))
                continue;
            var place = parts[n].Text;
            parts.RemoveAt(n);
            return place;
        }

        return null;
    }

    /// <summary>Where most positions have one name only, it holds both: "Engineer, Company".</summary>
    private static void Widen(List<List<HeadPart>> heads)
    {
        var filled = heads.Where(h => h.Count > 0).ToArray();
        if (filled.Length == 0 || filled.Count(h => h.Count == 1) < 0.6 * filled.Length)
            return;
        foreach (var head in filled.Where(h => h.Count == 1))
            Replace(head, HeadParts.Weakly(head[0]));
        // What divides most of them divides the others too.
        if (filled.Count(h => h.Count == 2) * 2 < filled.Length)
            return;
        foreach (var head in filled.Where(h => h.Count == 1))
        {
            if (head[0].Text.LastIndexOf(", ", StringComparison.Ordinal) is > 1 and var at)
                Replace(head, [head[0] with { Text = head[0].Text[..at] }, head[0] with { Text = head[0].Text[(at + 2)..] }]);
        }
    }

    private static void Replace(List<HeadPart> head, List<HeadPart> parts)
    {
        head.Clear();
        head.AddRange(parts);
    }

    private static double Score(string text) =>
        Math.Min(2, Vocabulary.Titles.Count(text)) - (Vocabulary.Companies.Any(text) ? 0.7 : 0) + (Vocabulary.Ranks.Any(text) ? 0.3 : 0);

    /// <summary>Whether titles stand before companies; null where the positions don't agree.</summary>
    private static bool? TitleFirst(List<List<HeadPart>> heads)
    {
        var pairs = heads.Where(h => h.Count >= 2).Select(h => Score(h[0].Text) - Score(h[1].Text)).ToArray();
        var (first, second) = (pairs.Count(p => p > 0), pairs.Count(p => p < 0));
        if (first == second)
            return null;
        return Math.Max(first, second) >= Agreement * (first + second) ? first > second : null;
    }

    private static (string? Title, string? Company) Assign(List<HeadPart> parts, bool? titleFirst, string? before, TextStyle? titleStyle)
    {
        if (parts.Count == 1)
        {
            var only = parts[0];
            var isTitle = Vocabulary.Titles.Any(only.Text) || before is not null && titleStyle is { } look && only.Style.LooksLike(look);
            if (isTitle && HeadParts.Weakly(only) is { Count: 2 } two && before is null)
                return Vocabulary.Titles.Any(two[0].Text) ? (two[0].Text, two[1].Text) : (two[1].Text, two[0].Text);
            return isTitle ? (only.Text, null) : (null, only.Text);
        }

        var (a, b) = (parts[0].Text, parts[1].Text);
        var difference = Score(a) - Score(b);
        // A third name may be the title: company, department, title.
        if (parts.Count > 2 && Score(a) <= 0 && Score(b) <= 0 && Score(parts[2].Text) > 0)
            return (parts[2].Text, titleFirst == true ? b : a);
        var first = titleFirst ?? difference > 0;
        if (titleFirst is not null && (titleFirst.Value ? difference < -0.9 : difference > 0.9) && Score(titleFirst.Value ? a : b) <= 0)
            first = difference > 0;
        return first ? (a, b) : (b, a);
    }
}
