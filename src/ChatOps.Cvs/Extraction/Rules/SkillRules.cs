using System.Globalization;
using System.Text.RegularExpressions;
using ChatOps.Cvs.Documents;
using ChatOps.Cvs.Language;
using ChatOps.Cvs.Taxonomy;

namespace ChatOps.Cvs.Extraction.Rules;

/// <summary>Reads lists of skills: one a line, tags, "Group: a, b, c", tables with levels. Names of groups are told from skills by their look.</summary>
internal static partial class SkillRules
{
    /// <summary>Words beyond which a piece is a sentence.</summary>
    private const int MostWordsOfSkill = 8;

    private const int MostSkills = 200;

    /// <param name="explicitSection">Whether the lines stand below a heading for skills.</param>
    public static List<CvSkill> Read(IReadOnlyList<TextLine> lines, bool explicitSection, Evidence evidence, out double confidence)
    {
        var pieces = Pieces(lines);
        MarkLevels(pieces);
        MarkGroups(pieces);
        var lists = pieces.Where(p => p.Role == Role.Item).ToArray();
        var commas = lists.Where(p => !p.Tagged && !p.Grouped).ToArray();
        // Mostly single names: a comma in one of them belongs to it.
        var single = commas.Length >= 4 && commas.Count(p => HasComma(p.Text)) < 0.34 * commas.Length;

        var skills = new List<CvSkill>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        string? level = null;
        foreach (var piece in pieces)
        {
            switch (piece.Role)
            {
                case Role.Group:
                    level = piece.Level;
                    continue;
                case Role.Level:
                    level = piece.Text;
                    continue;
            }

            var names = piece.Tagged || single && !piece.Grouped ? [piece.Text] : SplitList(piece.Text);
            foreach (var raw in names)
            {
                // "Docker - advanced, Go - basic"
                if (names.Length > 1 && skills.Count > 0 && SkillLevels.Of(raw) is not null && SkillTaxonomy.Standard.Find(raw) is null)
                    skills[^1] = skills[^1] with { Level = raw };
                else if (Skill(raw, piece.Level ?? level) is { } skill)
                    Add(skill, piece);
                else if (raw.Split(' ').Length > MostWordsOfSkill)
                {
                    foreach (var mentioned in SkillTaxonomy.Standard.Mentioned(raw))
                        Add(new CvSkill(mentioned) { Canonical = mentioned }, piece);
                }
            }
        }

        var known = skills.Count(s => s.Canonical is not null);
        confidence = skills.Count == 0 ? 0 : Math.Min(0.98, (explicitSection ? 0.6 : 0.45) + 0.35 * known / skills.Count + (skills.Count >= 3 ? 0.05 : 0));
        return skills;

        void Add(CvSkill skill, Piece piece)
        {
            if (skills.Count >= MostSkills || !seen.Add(Folding.Key(skill.Name)))
                return;
            evidence.Add($"{CvFields.Skills}[{skills.Count}]", piece.Line);
            skills.Add(skill);
        }
    }

    /// <summary>Skills that running text names, where no list was found.</summary>
    public static List<CvSkill> Mentioned(IReadOnlyList<TextLine> lines, Evidence evidence)
    {
        const int Most = 30;
        var skills = new List<CvSkill>();
        foreach (var line in lines)
        {
            foreach (var name in SkillTaxonomy.Standard.Mentioned(line.Text))
            {
                if (skills.Count >= Most || skills.Exists(s => s.Name == name))
                    continue;
                evidence.Add($"{CvFields.Skills}[{skills.Count}]", line);
                skills.Add(new CvSkill(name) { Canonical = name });
            }
        }

        return skills;
    }

    private enum Role
    {
        Item,
        Group,
        Level,
    }

    private sealed class Piece(string text, TextStyle style, TextLine line, bool tagged, bool grouped)
    {
        public string Text { get; } = text;

        public TextStyle Style { get; } = style;

        public TextLine Line { get; } = line;

        /// <summary>In a coloured box of its own.</summary>
        public bool Tagged { get; } = tagged;

        /// <summary>Stood behind the name of its group and a colon.</summary>
        public bool Grouped { get; } = grouped;

        public Role Role { get; set; }

        public string? Level { get; set; }
    }

    private static List<Piece> Pieces(IReadOnlyList<TextLine> lines)
    {
        var pieces = new List<Piece>();
        foreach (var line in lines)
        {
            foreach (var cell in line.Spans.GroupBy(s => (s.Cell, s.Tag)))
            {
                var spans = cell.ToArray();
                var text = string.Concat(spans.Select(s => s.Text)).Trim();
                if (text.Length == 0 || Rating().IsMatch(text))
                    continue;
                var colon = ColonOf(text);
                if (colon > 0 && spans[0].Tag < 0)
                {
                    var group = LevelBehind().Match(text[..colon].Trim());
                    pieces.Add(new Piece(text[..colon].Trim(), spans[0].Style, line, false, false) { Role = Role.Group, Level = group.Success ? group.Groups[1].Value : null });
                    if (text[(colon + 1)..].Trim() is { Length: > 0 } rest)
                        pieces.Add(new Piece(rest, spans[^1].Style, line, false, grouped: true));
                    continue;
                }

                pieces.Add(new Piece(text, spans[0].Style, line, spans[0].Tag >= 0 && line.Spans.Count(s => s.Tag == spans[0].Tag) <= 3, false));
            }

            // A bold label at the left, its skills in the next cell of the row.
            var row = pieces.Where(p => ReferenceEquals(p.Line, line)).ToArray();
            if (row.Length == 2 && !row[0].Tagged && row[0].Role == Role.Item && row[1].Role == Role.Item && !row[0].Style.LooksLike(row[1].Style)
                && row[0].Style.Weight > row[1].Style.Weight && (HasComma(row[1].Text) || Vocabulary.Groups.Is(row[0].Text)))
                row[0].Role = Role.Group;
        }

        return pieces;
    }

    /// <summary>Where "Group: a, b" has its colon; 0 where the text has none.</summary>
    private static int ColonOf(string text)
    {
        var at = text.IndexOfAny([':', '：']);
        if (at is <= 1 or > 45 || text[..at].Count(c => c is '(' or '（') != text[..at].Count(c => c is ')' or '）') || at + 1 < text.Length && text[at + 1] == '/')
            return 0;
        var rest = text[(at + 1)..].Trim();
        // "Python: advanced" is a skill with its level.
        return SkillLevels.Of(rest) is null ? at : 0;
    }

    private static void MarkLevels(List<Piece> pieces)
    {
        for (var n = 0; n < pieces.Count; n++)
        {
            if (pieces[n].Role != Role.Item || pieces[n].Tagged || SkillLevels.Of(pieces[n].Text) is null)
                continue;
            // A level stands behind what it is of; the first piece can't be one.
            if (n > 0 && (!pieces[n].Style.LooksLike(pieces[n - 1].Style) || n + 1 < pieces.Count || pieces.Count > 2))
                pieces[n].Role = Role.Level;
        }
    }

    private static void MarkGroups(List<Piece> pieces)
    {
        var items = pieces.Where(p => p.Role == Role.Item).ToArray();
        if (items.Length < 2)
            return;
        var light = items.GroupBy(p => Math.Round(p.Style.Weight * 2)).OrderByDescending(g => g.Count() + (g.Any(p => p.Tagged) ? 1000 : 0)).ThenBy(g => g.Key).First().Key / 2;
        var lightest = items.Min(p => p.Style.Weight);
        var body = Math.Min(light, lightest + 100);
        if (items.Any(p => p.Style.Weight > lightest + 0.8))
            body = items.Where(p => p.Style.Weight > lightest + 0.8).Count() < items.Length ? lightest : body;
        var styled = false;
        for (var n = 0; n < pieces.Count; n++)
        {
            var piece = pieces[n];
            if (piece.Role != Role.Item || piece.Tagged || piece.Style.Weight <= body + 0.8)
                continue;
            if (Follows(pieces, n, p => p.Tagged || p.Style.Weight < piece.Style.Weight - 0.8))
                (piece.Role, styled) = (Role.Group, true);
        }

        if (styled || pieces.Exists(p => p.Role == Role.Group))
        {
            TakeLevels(pieces);
            return;
        }

        // Tags below plain names; a level below a name; well-known names of groups.
        var tagged = pieces.Exists(p => p.Tagged);
        for (var n = 0; n + 1 < pieces.Count; n++)
        {
            if (pieces[n].Role != Role.Item || pieces[n].Tagged)
                continue;
            if (tagged && Follows(pieces, n, p => p.Tagged) || pieces[n + 1].Role == Role.Level && Follows(pieces, n + 1, _ => true))
                (pieces[n].Role, styled) = (Role.Group, true);
        }

        var named = Enumerable.Range(0, pieces.Count - 1)
            .Where(n => pieces[n].Role == Role.Item && !pieces[n].Tagged && Vocabulary.Groups.Is(pieces[n].Text) && pieces[n + 1].Role == Role.Item && !Vocabulary.Groups.Is(pieces[n + 1].Text))
            .ToArray();
        if (!styled && named.Length >= 2 || !styled && named.Length == 1 && named[0] == 0 && SkillTaxonomy.Standard.Find(pieces[named[0]].Text) is null)
        {
            foreach (var n in named)
                pieces[n].Role = Role.Group;
        }

        TakeLevels(pieces);
    }

    /// <summary>Whether the next piece that is no level is of a kind.</summary>
    private static bool Follows(List<Piece> pieces, int n, Func<Piece, bool> is_)
    {
        var next = pieces.FindIndex(n + 1, p => p.Role != Role.Level);
        return next > 0 && pieces[next].Role == Role.Item && is_(pieces[next]);
    }

    /// <summary>A level beside the name of a group is the group's; below a single skill it is that skill's.</summary>
    private static void TakeLevels(List<Piece> pieces)
    {
        for (var n = 1; n < pieces.Count; n++)
        {
            if (pieces[n].Role == Role.Level && pieces[n - 1].Role == Role.Item && pieces[n - 1].Level is null)
                pieces[n - 1].Level = pieces[n].Text;
        }
    }

    private static bool HasComma(string text) => ListSeparator().IsMatch(text);

    private static string[] SplitList(string text) =>
        [.. ListSeparator().Split(text.TrimEnd('.', ';')).Select(p => LeadingAnd().Replace(p.Trim(), "")).Where(p => p.Length > 0)];

    private static CvSkill? Skill(string raw, string? level)
    {
        var name = raw.Trim(' ', ',', ';', '•', '·', '-', '–', '*', '|');
        if (name.EndsWith('…') && SkillTaxonomy.Standard.Find(name) is null)
            return null; // Cut off: what it says is not known.
        double? years = null;
        if (YearsOf().Match(name) is { Success: true } found)
        {
            years = double.Parse(found.Groups[1].Value.Replace(',', '.'), CultureInfo.InvariantCulture);
            name = name.Remove(found.Index, found.Length).Trim(' ', ',', '-', '–', ':');
        }

        if (LevelBehind().Match(name) is { Success: true } behind && SkillLevels.Of(behind.Groups[1].Value) is not null)
        {
            level = behind.Groups[1].Value.Trim();
            name = name[..behind.Index].Trim(' ', ',', '-', '–', ':');
        }

        name = Stars().Replace(name, "").Trim();
        var words = name.Split(' ').Length;
        if (name.Length < 1 || name.Length > 100 || words > MostWordsOfSkill || !name.Any(char.IsLetterOrDigit) || name.All(c => char.IsDigit(c) || c is '%' or '.' or ' ' or '/'))
            return null;
        if (ContactRules.IsContact(name) && SkillTaxonomy.Standard.Find(name) is null || SkillLevels.Of(name) is not null && SkillTaxonomy.Standard.Find(name) is null)
            return null;
        return new CvSkill(name) { Canonical = SkillTaxonomy.Standard.Find(name), Level = level, Years = years };
    }

    // Commas, semicolons and dots between names, outside of brackets.
    [GeneratedRegex(@"\s*(?:[,;•·|、，；▪●]|\s[/–—-]\s)\s*(?![^(（\[]*[)）\]])|\s{3,}")]
    private static partial Regex ListSeparator();

    [GeneratedRegex(@"^(and|und|et|y|e|en|sowie|&)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex LeadingAnd();

    [GeneratedRegex(@"\s*[(\[–,-]?\s*(\d{1,2}(?:[.,]\d)?)\s*\+?\s*(?:years?|yrs?\.?|jahre?|ans?|années|años?|anni|anos)\b(?:\s+(?:of\s+)?(?:experience|exp\.?|erfahrung|expérience|experiencia))?\s*[)\]]?", RegexOptions.IgnoreCase)]
    private static partial Regex YearsOf();

    [GeneratedRegex(@"(?:\s+[(（]\s*|\s*[:–—]\s*|\s+-\s+)([\p{L} -]{3,30}?)\s*[)）]?$")]
    private static partial Regex LevelBehind();

    [GeneratedRegex(@"[★☆●○◉⬤⚫⚪■□▮▯✦✩]+|\s+\d{1,3}\s?%$|\s+\d{1,2}\s?/\s?\d{1,2}$")]
    private static partial Regex Stars();

    [GeneratedRegex(@"^[\d\s%./★☆●○■□-]+$")]
    private static partial Regex Rating();
}
