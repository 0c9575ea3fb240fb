using System.Text.RegularExpressions;
using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Language;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>Reads the person's name: the largest text near the top that has the form of a name, and that their e-mail address sounds like.</summary>
internal static partial class NameRules
{
    /// <summary>Lines from the top within which a name is looked for.</summary>
    private const int LinesFromTop = 30;

    private const int MostWords = 5;

    /// <param name="confidence">0 to 1.</param>
    public static (string? Name, TextLine? Line) Read(IReadOnlyList<TextLine> lines, string? email, out double confidence)
    {
        var top = lines.Where(l => l.Page == 1).Take(LinesFromTop).ToList();
        // The name may head the second column of the page, far down in reading order.
        top.AddRange(lines.Skip(top.Count).Where(l => l.Page == 1 && l.Box.Top < 160 && l.Style.Size >= 14));
        var heaviest = top.Count == 0 ? 0 : top.Max(l => l.Style.Weight);
        var (best, line, score) = ((string?)null, (TextLine?)null, double.MinValue);
        for (var n = 0; n < top.Count; n++)
        {
            var cells = top[n].Cells.Take(3);
            // A narrow column breaks a long name.
            if (n + 1 < top.Count && top[n].Cells.Count == 1 && top[n + 1].Cells.Count == 1 && top[n].Style.LooksLike(top[n + 1].Style) && top[n].Style.Size > 13 && top[n].Region == top[n + 1].Region)
                cells = cells.Append(top[n].Text + " " + top[n + 1].Text);
            foreach (var cell in cells)
            {
                var text = Clean(cell);
                if (!IsName(text))
                    continue;
                var likeMail = LikeMail(text, email);
                if (likeMail == 0 && IsTitle(text, lines, top[n]))
                    continue;
                var points = 4 * likeMail - 0.15 * n
                    + (top[n].Style.Weight >= heaviest - 0.5 ? 3 : top[n].Style.Weight >= heaviest - 4 ? 1 : 0)
                    + (n == 0 ? 1 : 0)
                    + (text.Split(' ').Length is >= 2 and <= 4 ? 0.8 : 0)
                    - (Vocabulary.Titles.Any(text) ? 3 : 0) - (Vocabulary.Companies.Any(text) || Vocabulary.Institutions.Any(text) ? 1.5 : 0)
                    - (SkillsAreNoNames(text) ? 2 : 0);
                if (points > score)
                    (best, line, score) = (text, top[n], points);
            }
        }

        confidence = best is null || score < 1 ? 0 : Math.Clamp(0.45 + score / 12, 0.3, 0.99);
        return confidence == 0 ? (null, null) : (Cased(best!), line);
    }

    /// <summary>A job's title where a name belongs: with a rank or a skill in it, or held as a position further down.</summary>
    private static bool IsTitle(string text, IReadOnlyList<TextLine> lines, TextLine own) => Vocabulary.Titles.Any(text)
        && (Vocabulary.Ranks.Any(text) || Taxonomy.SkillTaxonomy.Standard.Mentioned(text).Count > 0
            || lines.Any(l => !ReferenceEquals(l, own) && l.Text.Contains(text, StringComparison.OrdinalIgnoreCase)));

    private static bool SkillsAreNoNames(string text) => Taxonomy.SkillTaxonomy.Standard.Find(text) is not null || Vocabulary.Countries.Any(text);

    private static string Clean(string text)
    {
        var name = Label().Replace(text, "").Trim();
        // "Dr. Ada King, PhD", "CV of Ada King"
        var comma = name.IndexOf(',', StringComparison.Ordinal);
        if (comma > 0 && (Vocabulary.Degrees.Any(name[comma..]) || Vocabulary.Certificates.Any(name[comma..]) || Vocabulary.Titles.Any(name[comma..])))
            name = name[..comma];
        var dash = Separator().Match(name);
        if (dash.Success && dash.Index > 0 && Vocabulary.Titles.Any(name[dash.Index..]))
            name = name[..dash.Index];
        name = Bracket().Replace(name, "").Trim(' ', '-', '–', '|', ':', '.');
        // Printed twice: the name, and the words in place of a portrait that is missing.
        var half = name.Length / 2;
        return name.Length > 6 && name.Length % 2 == 1 && name[..half] == name[(half + 1)..] ? name[..half] : name;
    }

    private static bool IsName(string text)
    {
        if (text.Length is < 2 or > 50 || text.Any(c => char.IsDigit(c) || c is '@' or '/' or ':' or '&' or '!' or '?' or ',' or ';' or '|') || SectionHeadings.Of(text) is not null)
            return false;
        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > MostWords || words.Length == 1 && text.Length > 20)
            return false;
        var letters = text.Count(char.IsLetter);
        // Every word but particles (von, de la) begins with a capital, where the script has any.
        return letters >= 2 && words.All(w => !char.IsLower(w[0]) || Particle().IsMatch(w)) && !char.IsLower(text[0]);
    }

    /// <summary>How much of a name is in the address before its @, 0 to 1.</summary>
    private static double LikeMail(string name, string? email)
    {
        if (email is null)
            return 0;
        var local = Folding.Key(email[..email.IndexOf('@', StringComparison.Ordinal)]).Replace(" ", "", StringComparison.Ordinal);
        var words = Folding.Key(name).Split(' ').Where(w => w.Length > 1).ToArray();
        if (words.Length == 0)
            return 0;
        var found = words.Count(w => local.Contains(w, StringComparison.Ordinal));
        var initials = words.Count(w => w.Length > 1 && local.StartsWith(w[0]) && !local.Contains(w, StringComparison.Ordinal));
        return found == 0 ? 0 : Math.Min(1, (found + 0.3 * initials) / words.Length);
    }

    /// <summary>ADA KING and ada king as Ada King; mixed case as it is.</summary>
    private static string Cased(string name)
    {
        var letters = name.Where(char.IsLetter).ToArray();
        if (letters.Length == 0 || !letters.All(c => char.IsUpper(c)) || letters.Length <= 3)
            return name;
        var chars = name.ToCharArray();
        for (var i = 1; i < chars.Length; i++)
        {
            if (char.IsLetter(chars[i - 1]) || chars[i - 1] is '\'' or '’' && i > 2)
                chars[i] = char.ToLowerInvariant(chars[i]);
        }

        return new string(chars);
    }

    [GeneratedRegex(@"^((full )?name|vor- und nachname|vorname und name|nom|nom et prénom|nombre|nombre y apellidos?|nome|naam|imię i nazwisko|имя|фио|姓名|氏名|curriculum vitae|cv|resume|résumé|lebenslauf)\s*(of|von|de)?\s*[:：–-]?\s+|^(dr|prof|mr|mrs|ms|herr|frau|m|mme|sr|sra|ing|dipl\.-ing)\.\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    [GeneratedRegex(@"\s+[|–—-]\s+")]
    private static partial Regex Separator();

    [GeneratedRegex(@"\s*[(（][^)）]*[)）]\s*")]
    private static partial Regex Bracket();

    [GeneratedRegex(@"^(von|van|de|der|den|del|della|di|da|dos|la|le|el|al|bin|ibn|ben|zu|y|e|af|ter|ten|du|des|d'.+|l'.+)$", RegexOptions.IgnoreCase)]
    private static partial Regex Particle();
}
